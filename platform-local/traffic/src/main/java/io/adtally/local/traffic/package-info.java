/** Seeded, realistic traffic through the collector, and the oracle that knows what must come of it. */
@NullMarked
package io.adtally.local.traffic;

import org.jspecify.annotations.NullMarked;
