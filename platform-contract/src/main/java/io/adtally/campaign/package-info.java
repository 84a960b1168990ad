/** Campaign metadata as the data plane reads it from Redis. */
@NullMarked
package io.adtally.campaign;

import org.jspecify.annotations.NullMarked;
