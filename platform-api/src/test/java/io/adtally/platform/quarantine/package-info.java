/** The queue and decisions on it. */
@NullMarked
package io.adtally.platform.quarantine;

import org.jspecify.annotations.NullMarked;
