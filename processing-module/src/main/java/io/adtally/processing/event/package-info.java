/** The records that travel between operators; public and concrete so that Flink needs no generic serializer. */
@NullMarked
package io.adtally.processing.event;

import org.jspecify.annotations.NullMarked;
