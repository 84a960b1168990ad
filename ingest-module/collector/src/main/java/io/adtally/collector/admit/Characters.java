package io.adtally.collector.admit;

/** Which text every store downstream takes unchanged. */
final class Characters {
    private Characters() {}

    /** Whether the text has no NUL and every surrogate has its other half. */
    static boolean areStorable(String text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return false;
            }
            if (Character.isSurrogate(c)) {
                boolean pair =
                        Character.isHighSurrogate(c) && i + 1 < length && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }
}
