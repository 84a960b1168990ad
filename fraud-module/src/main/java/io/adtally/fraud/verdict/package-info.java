/** What is decided of one event's traffic, from the rules' word and the model's score. */
@NullMarked
package io.adtally.fraud.verdict;

import org.jspecify.annotations.NullMarked;
