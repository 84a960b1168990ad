/** ClickHouse's HTTP interface as the drivers use it. */
@NullMarked
package io.adtally.local.clickhouse.http;

import org.jspecify.annotations.NullMarked;
