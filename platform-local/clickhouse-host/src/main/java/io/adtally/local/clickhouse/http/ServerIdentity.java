package io.adtally.local.clickhouse.http;

/**
 * What clients are told of the engine.
 *
 * @param version for example 26.7.2.1
 * @param timeZone IANA name
 */
record ServerIdentity(String version, String timeZone) {}
