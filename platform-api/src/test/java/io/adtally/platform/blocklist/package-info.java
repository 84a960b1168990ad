/** Rules of the feature, without I/O. */
@NullMarked
package io.adtally.platform.blocklist;

import org.jspecify.annotations.NullMarked;
