/** Views without a browser. */
@NullMarked
package io.adtally.console.campaigns;

import org.jspecify.annotations.NullMarked;
