package io.adtally.platform.problem;

import java.util.Locale;

/** What people search for, as patterns of SQL's like with a backslash as escape character. */
public final class SearchText {
    private SearchText() {}

    /** Of lower-case texts that contain it; no character of it stands for others. */
    public static String pattern(String text) {
        String literal = text.toLowerCase(Locale.ROOT)
                .replace("\\", "\\\\")
                .replace("%", "\\%")
                .replace("_", "\\_");
        return "%" + literal + "%";
    }
}
