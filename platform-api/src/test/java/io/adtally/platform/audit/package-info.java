/** Rules of the feature, without I/O. */
@NullMarked
package io.adtally.platform.audit;

import org.jspecify.annotations.NullMarked;
