/** Just enough of ClickHouse's lexical rules to tell statements and data apart. */
@NullMarked
package io.adtally.local.clickhouse.sql;

import org.jspecify.annotations.NullMarked;
