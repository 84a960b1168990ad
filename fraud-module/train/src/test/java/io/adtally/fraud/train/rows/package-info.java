/** Tests. */
@NullMarked
package io.adtally.fraud.train.rows;

import org.jspecify.annotations.NullMarked;
