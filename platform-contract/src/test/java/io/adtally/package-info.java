/** Checks that hold for the contract as a whole. */
@NullMarked
package io.adtally;

import org.jspecify.annotations.NullMarked;
