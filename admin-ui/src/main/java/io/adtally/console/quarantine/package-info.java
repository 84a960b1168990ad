/** Review of quarantined events. */
@NullMarked
package io.adtally.console.quarantine;

import org.jspecify.annotations.NullMarked;
