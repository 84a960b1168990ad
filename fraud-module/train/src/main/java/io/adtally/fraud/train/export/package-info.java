/** Writes what was trained: PMML, bundles, cards, Tribuo's model file, and the object store. */
@NullMarked
package io.adtally.fraud.train.export;

import org.jspecify.annotations.NullMarked;
