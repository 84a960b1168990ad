/** What became of an event: the one list that the books are balanced over. */
@NullMarked
package io.adtally.outcome;

import org.jspecify.annotations.NullMarked;
