/** The chain of what was done. */
@NullMarked
package io.adtally.platform.audit;

import org.jspecify.annotations.NullMarked;
