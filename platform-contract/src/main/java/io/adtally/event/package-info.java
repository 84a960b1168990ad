/** The events both planes exchange: Avro records, their ids and the wire codec. */
@NullMarked
package io.adtally.event;

import org.jspecify.annotations.NullMarked;
