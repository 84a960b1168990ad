/** Tests. */
@NullMarked
package io.adtally.fraud.train.synthetic;

import org.jspecify.annotations.NullMarked;
