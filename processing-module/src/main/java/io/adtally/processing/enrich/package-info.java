/** Stateless decoration of an event: campaign terms from Redis and the verdict of the rules. */
@NullMarked
package io.adtally.processing.enrich;

import org.jspecify.annotations.NullMarked;
