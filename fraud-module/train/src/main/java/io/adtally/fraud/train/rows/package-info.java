/** Labelled feature vectors: what models are fitted to and judged by. */
@NullMarked
package io.adtally.fraud.train.rows;

import org.jspecify.annotations.NullMarked;
