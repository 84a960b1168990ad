/** Schemas by id: the Confluent-compatible registry and the wire header that names a schema. */
@NullMarked
package io.adtally.registry;

import org.jspecify.annotations.NullMarked;
