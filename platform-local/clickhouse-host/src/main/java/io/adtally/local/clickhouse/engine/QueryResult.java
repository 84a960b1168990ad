package io.adtally.local.clickhouse.engine;

/** A statement's whole answer in the format it asked for. */
@SuppressWarnings("ArrayRecordComponent") // bytes are handed on, never compared
public record QueryResult(byte[] bytes, Statistics statistics) {}
