/** Signing in, accounts and API keys. */
@NullMarked
package io.adtally.console.access;

import org.jspecify.annotations.NullMarked;
