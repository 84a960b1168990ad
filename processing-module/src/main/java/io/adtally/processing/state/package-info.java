/** Keyed state that lies decoded in memory while its key is in use. */
@NullMarked
package io.adtally.processing.state;

import org.jspecify.annotations.NullMarked;
