package io.adtally.reporting.rest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How complete and how final an answer is.
 *
 * @param asOf the moment whose state it shows
 * @param dataThrough whatever was received before it is counted; null if nothing was for a month
 * @param provisionalUntil until when its figures can still move
 * @param lateShare of the events counted in its range, the share that came more than a minute after they happened
 */
record Completeness(
        Instant asOf,
        @Nullable Instant dataThrough,
        Instant provisionalUntil,
        @Nullable Double lateShare) {}
