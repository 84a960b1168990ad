/** Carries changes to the data plane: written with the change itself, delivered afterwards, in order, until it worked. */
@NullMarked
package io.adtally.platform.publish;

import org.jspecify.annotations.NullMarked;
