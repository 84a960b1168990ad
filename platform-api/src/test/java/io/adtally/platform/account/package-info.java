/** Accounts and signing in. */
@NullMarked
package io.adtally.platform.account;

import org.jspecify.annotations.NullMarked;
