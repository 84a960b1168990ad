/** API keys: how they are written, and what is told of them to services that check them. */
@NullMarked
package io.adtally.access;

import org.jspecify.annotations.NullMarked;
