/** Rules of the feature, without I/O. */
@NullMarked
package io.adtally.platform.quarantine;

import org.jspecify.annotations.NullMarked;
