/** ClickHouse on one machine: the engine's library, hosted by a process of its own. */
@NullMarked
package io.adtally.local.clickhouse;

import org.jspecify.annotations.NullMarked;
