/** Experiments. */
@NullMarked
package io.adtally.console.experiments;

import org.jspecify.annotations.NullMarked;
