/** Judges models by rows they have not seen: ranking, calibration, what the thresholds catch and what they cost people. */
@NullMarked
package io.adtally.fraud.train.evaluate;

import org.jspecify.annotations.NullMarked;
