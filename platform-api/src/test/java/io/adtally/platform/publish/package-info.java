/** Delivery from the outbox. */
@NullMarked
package io.adtally.platform.publish;

import org.jspecify.annotations.NullMarked;
