/**
 * Scores events by a tree model: reads PMML and bundles from outside within limits, compiles the trees, and says which
 * features speak most against an event. {@link io.adtally.fraud.score.Scorer} is the hot path.
 */
@NullMarked
package io.adtally.fraud.score;

import org.jspecify.annotations.NullMarked;
