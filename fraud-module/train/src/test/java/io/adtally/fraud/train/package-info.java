/** Tests. */
@NullMarked
package io.adtally.fraud.train;

import org.jspecify.annotations.NullMarked;
