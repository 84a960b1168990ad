/** Tests of scoring, and of models that mean harm. */
@NullMarked
package io.adtally.fraud.score;

import org.jspecify.annotations.NullMarked;
