/** Views without a browser. */
@NullMarked
package io.adtally.console.audit;

import org.jspecify.annotations.NullMarked;
