/** Checks what the module may depend on. */
@NullMarked
package io.adtally.fraud;

import org.jspecify.annotations.NullMarked;
