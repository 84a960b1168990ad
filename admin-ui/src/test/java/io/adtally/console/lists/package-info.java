/** Views without a browser. */
@NullMarked
package io.adtally.console.lists;

import org.jspecify.annotations.NullMarked;
