/** How decided events are written to Kafka. */
@NullMarked
package io.adtally.processing.sink.kafka;

import org.jspecify.annotations.NullMarked;
