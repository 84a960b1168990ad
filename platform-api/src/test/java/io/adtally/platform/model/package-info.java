/** Rules of the feature, without I/O. */
@NullMarked
package io.adtally.platform.model;

import org.jspecify.annotations.NullMarked;
