/** The event-pipeline job: from raw events to decided ones in Kafka, ClickHouse and the lake. */
@NullMarked
package io.adtally.processing.pipeline;

import org.jspecify.annotations.NullMarked;
