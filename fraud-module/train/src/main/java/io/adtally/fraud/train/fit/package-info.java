/** Fits forests to rows, by LightGBM or XGBoost, and calibrates them. */
@NullMarked
package io.adtally.fraud.train.fit;

import org.jspecify.annotations.NullMarked;
