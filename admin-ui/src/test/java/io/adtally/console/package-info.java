/** Views without a browser, and journeys with one. */
@NullMarked
package io.adtally.console;

import org.jspecify.annotations.NullMarked;
