/** Tests of fitting. */
@NullMarked
package io.adtally.fraud.train.fit;

import org.jspecify.annotations.NullMarked;
