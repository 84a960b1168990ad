/** Tests. */
@NullMarked
package io.adtally.fraud.train.export;

import org.jspecify.annotations.NullMarked;
