package io.adtally.processing.sink.clickhouse;

/**
 * Rows that are inserted together or not at all: the committable of the sink.
 *
 * @param token names the batch for ever, so that ClickHouse recognises it when it is inserted again
 * @param rows number of rows, 1 or more
 * @param format which columns the rows have
 * @param rowBinary the rows
 */
@SuppressWarnings("ArrayRecordComponent") // bytes are handed on, never compared
record Batch(String token, int rows, RowFormat format, byte[] rowBinary) {
    @Override
    public String toString() {
        return "Batch[" + token + ", " + rows + " rows, " + rowBinary.length + " bytes]";
    }
}
