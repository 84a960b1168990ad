/** ClickHouse as the store of reports: its schema, brought up to date by numbered migrations. */
@NullMarked
package io.adtally.reporting.store.clickhouse;

import org.jspecify.annotations.NullMarked;
