/** The control plane with real Kafka, registry, Redis and databases. */
@NullMarked
package io.adtally.platform;

import org.jspecify.annotations.NullMarked;
