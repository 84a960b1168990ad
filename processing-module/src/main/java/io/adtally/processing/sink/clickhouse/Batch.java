package io.adtally.processing.sink.clickhouse;

/**
 * Rows that are inserted together or not at all: the committable of the sink.
 *
 * @param token names the batch for ever, so that ClickHouse recognises it when it is inserted again
 * @param rows number of rows, 1 or more
 * @param format which columns the rows have
 * @param rowBytes how long the rows are uncompressed
 * @param zstd the rows in RowBinary, as one Zstandard frame: so they lie in checkpoints and are sent
 */
@SuppressWarnings("ArrayRecordComponent") // bytes are handed on, never compared
record Batch(String token, int rows, RowFormat format, int rowBytes, byte[] zstd) {
    @Override
    public String toString() {
        return "Batch[" + token + ", " + rows + " rows, " + rowBytes + " bytes]";
    }
}
