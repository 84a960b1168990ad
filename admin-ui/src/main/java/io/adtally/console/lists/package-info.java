/** Blocklists: addresses, user agents, data centres. */
@NullMarked
package io.adtally.console.lists;

import org.jspecify.annotations.NullMarked;
