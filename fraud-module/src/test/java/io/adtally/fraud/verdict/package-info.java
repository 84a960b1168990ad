/** Pins what is stored and reported of verdicts. */
@NullMarked
package io.adtally.fraud.verdict;

import org.jspecify.annotations.NullMarked;
