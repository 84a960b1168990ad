/** Rules of the feature, without I/O. */
@NullMarked
package io.adtally.platform.threshold;

import org.jspecify.annotations.NullMarked;
