/** What benchmarks of all parts use. */
@NullMarked
package io.adtally.benchmarks;

import org.jspecify.annotations.NullMarked;
