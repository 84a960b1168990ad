/**
 * Makes traffic of people and of bots as sequences of events, and watches it with the code that watches the stream. It is
 * made up: models trained on it know these bots, and nothing is said about real traffic.
 */
@NullMarked
package io.adtally.fraud.train.synthetic;

import org.jspecify.annotations.NullMarked;
