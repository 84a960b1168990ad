/** The engine's C interface: loading, connections, queries, streamed inserts, signals. */
@NullMarked
package io.adtally.local.clickhouse.engine;

import org.jspecify.annotations.NullMarked;
