/** Keyed state of what users, addresses and networks do, attached to every event on its way to the decision. */
@NullMarked
package io.adtally.processing.behaviour;

import org.jspecify.annotations.NullMarked;
