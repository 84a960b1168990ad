package io.adtally.platform.problem;

/** Keeps spreadsheets from taking texts of people for formulas: such a text has an apostrophe in front. */
public final class FormulaGuard {
    private static final String FORMULA = "=+-@\t\r\n";

    private FormulaGuard() {}

    public static String guarded(String text) {
        return isFormula(text, 0) ? "'" + text : text;
    }

    /** The text without the apostrophe that {@link #guarded} put there. */
    public static String unguarded(String text) {
        return text.startsWith("'") && isFormula(text, 1) ? text.substring(1) : text;
    }

    private static boolean isFormula(String text, int from) {
        return text.length() > from && FORMULA.indexOf(text.charAt(from)) >= 0;
    }
}
