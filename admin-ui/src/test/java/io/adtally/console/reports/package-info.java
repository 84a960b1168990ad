/** Views without a browser. */
@NullMarked
package io.adtally.console.reports;

import org.jspecify.annotations.NullMarked;
