/** How fast reports are answered from ClickHouse. */
@NullMarked
package io.adtally.benchmarks.report;

import org.jspecify.annotations.NullMarked;
