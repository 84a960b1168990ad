/** Makes batches durable: the port and its Kafka adapter. */
@NullMarked
package io.adtally.collector.publish;

import org.jspecify.annotations.NullMarked;
