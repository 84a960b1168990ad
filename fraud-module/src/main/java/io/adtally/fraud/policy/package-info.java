/** What is in force: rules, models and thresholds as one, and the judgement they come to. */
@NullMarked
package io.adtally.fraud.policy;

import org.jspecify.annotations.NullMarked;
