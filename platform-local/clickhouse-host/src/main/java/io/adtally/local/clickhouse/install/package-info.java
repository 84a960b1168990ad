/** Fetches the engine's library once into the user's cache. */
@NullMarked
package io.adtally.local.clickhouse.install;

import org.jspecify.annotations.NullMarked;
