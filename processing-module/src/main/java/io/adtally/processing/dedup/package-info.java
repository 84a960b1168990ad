/** Knowing what was counted outside the job's own state. */
@NullMarked
package io.adtally.processing.dedup;

import org.jspecify.annotations.NullMarked;
