package io.adtally.local.traffic;

import java.time.Instant;

/** One run of the generator. */
record Run(String id, long seed, Instant startedAt, Instant endedAt) {}
