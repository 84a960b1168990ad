/** Brings what analysts decided, and a sample of what nobody looked at, from the lake into the form that training reads. */
@NullMarked
package io.adtally.processing.label;

import org.jspecify.annotations.NullMarked;
