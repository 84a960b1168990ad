/** What can be asked: dimensions, metrics, ranges of time, and the words to refuse what cannot. */
@NullMarked
package io.adtally.reporting.query;

import org.jspecify.annotations.NullMarked;
