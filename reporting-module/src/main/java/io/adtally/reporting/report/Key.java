package io.adtally.reporting.report;

/**
 * One of the columns that rows are grouped and ordered by.
 *
 * @param expression in the store
 * @param column in the answer
 */
record Key(String expression, String column, boolean isTime) {
    static Key time(String expression) {
        return new Key(expression, "time", true);
    }

    static Key text(String expression, String column) {
        return new Key(expression, column, false);
    }
}
