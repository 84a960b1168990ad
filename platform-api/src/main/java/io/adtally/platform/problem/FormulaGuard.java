package io.adtally.platform.problem;

/** Keeps spreadsheets from taking texts of people for formulas: such a text has an apostrophe in front. */
public final class FormulaGuard {
    private static final String FORMULA = "=+-@\t\r\n";

    private FormulaGuard() {}

    public static String guarded(String text) {
        return isFormula(text) ? "'" + text : text;
    }

    /** The text without the apostrophe that {@link #guarded} put there. */
    public static String unguarded(String text) {
        return text.startsWith("'") && isFormula(text.substring(1)) ? text.substring(1) : text;
    }

    /** Also a text that is one behind apostrophes: it would lose one on its way back. */
    private static boolean isFormula(String text) {
        int first = 0;
        while (first < text.length() && text.charAt(first) == '\'') {
            first++;
        }
        return first < text.length() && FORMULA.indexOf(text.charAt(first)) >= 0;
    }
}
