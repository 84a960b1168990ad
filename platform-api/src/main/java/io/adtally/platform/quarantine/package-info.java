/** Review of quarantined events: what waits, grouped by what it has in common, and what people decide. */
@NullMarked
package io.adtally.platform.quarantine;

import org.jspecify.annotations.NullMarked;
