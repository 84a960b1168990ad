/** Where an address lies: how addresses are written, and whose network they belong to. */
@NullMarked
package io.adtally.fraud.place;

import org.jspecify.annotations.NullMarked;
