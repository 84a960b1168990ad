package io.adtally.local.clickhouse.http;

/** HTTP status by ClickHouse's error code, for the codes whose status clients act on. */
final class ErrorStatus {
    private ErrorStatus() {}

    static int of(int code) {
        return switch (code) {
            // unknown function, column, type, table, format, database, setting
            case 46, 47, 50, 60, 73, 81, 115 -> 404;
            // syntax, types, columns, values
            case 6, 16, 26, 27, 36, 38, 41, 43, 53, 62, 70, 130, 386, 395 -> 400;
            // authentication, access
            case 516, 497 -> 403;
            case 223 -> 413;
            case 159 -> 408;
            // too many queries, stopping: try again
            case 202, 236 -> 503;
            case 48 -> 501;
            default -> 500;
        };
    }
}
