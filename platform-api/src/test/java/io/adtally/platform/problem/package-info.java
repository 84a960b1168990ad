/** Rules of the feature, without I/O. */
@NullMarked
package io.adtally.platform.problem;

import org.jspecify.annotations.NullMarked;
