/** Checks what is said of addresses against independent readers and writers. */
@NullMarked
package io.adtally.fraud.place;

import org.jspecify.annotations.NullMarked;
