/** HTTP to bytes and outcomes back to HTTP: plain servlets, nothing of what an event is. */
@NullMarked
package io.adtally.collector.receive;

import org.jspecify.annotations.NullMarked;
