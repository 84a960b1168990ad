/** Tests. */
@NullMarked
package io.adtally.fraud.train.evaluate;

import org.jspecify.annotations.NullMarked;
