/** Views without a browser. */
@NullMarked
package io.adtally.console.dashboard;

import org.jspecify.annotations.NullMarked;
