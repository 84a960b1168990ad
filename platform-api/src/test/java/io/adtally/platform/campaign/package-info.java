/** Rules of the feature, without I/O. */
@NullMarked
package io.adtally.platform.campaign;

import org.jspecify.annotations.NullMarked;
