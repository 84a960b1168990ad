/** Traffic as the console shows it. */
@NullMarked
package io.adtally.platform.traffic;

import org.jspecify.annotations.NullMarked;
