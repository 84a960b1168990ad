/** Views without a browser. */
@NullMarked
package io.adtally.console.quarantine;

import org.jspecify.annotations.NullMarked;
