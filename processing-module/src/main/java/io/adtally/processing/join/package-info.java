/** Deduplication and the click-impression join: one operator, one state entry per impression. */
@NullMarked
package io.adtally.processing.join;

import org.jspecify.annotations.NullMarked;
