/** Kafka topics and their schemas. */
@NullMarked
package io.adtally.topic;

import org.jspecify.annotations.NullMarked;
