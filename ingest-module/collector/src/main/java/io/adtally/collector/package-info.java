/** The collector's process: its start, its settings and how its parts are put together. */
@NullMarked
package io.adtally.collector;

import org.jspecify.annotations.NullMarked;
