/** What the stores say of events: the live picture, one event's way, and what other thresholds would have done. */
@NullMarked
package io.adtally.platform.traffic;

import org.jspecify.annotations.NullMarked;
