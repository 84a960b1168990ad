/** Lists of addresses, user agents and data centres: imported as a whole, edited entry by entry, published as snapshots. */
@NullMarked
package io.adtally.platform.blocklist;

import org.jspecify.annotations.NullMarked;
