/** What judging an event costs, and what its lists cost. Figures are kept in docs/benchmarks. */
@NullMarked
package io.adtally.benchmarks.fraud;

import org.jspecify.annotations.NullMarked;
