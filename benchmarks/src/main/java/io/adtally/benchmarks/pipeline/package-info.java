/** Measurements of the whole pipeline, on a platform of real parts. */
@NullMarked
package io.adtally.benchmarks.pipeline;

import org.jspecify.annotations.NullMarked;
