/** Rules of the feature, without I/O. */
@NullMarked
package io.adtally.platform.force;

import org.jspecify.annotations.NullMarked;
