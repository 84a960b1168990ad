/** Tests of the whole platform from the outside. */
@NullMarked
package io.adtally.local.endtoend;

import org.jspecify.annotations.NullMarked;
