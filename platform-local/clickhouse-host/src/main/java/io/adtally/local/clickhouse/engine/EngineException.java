package io.adtally.local.clickhouse.engine;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The engine refused or failed a statement; the message is ClickHouse's own. */
public final class EngineException extends Exception {
    private static final long serialVersionUID = 1L;
    private static final Pattern CODE = Pattern.compile("Code: (\\d+)\\.");
    private static final int UNKNOWN_EXCEPTION = 1002;

    public EngineException(String message) {
        super(message);
    }

    /** A refusal in ClickHouse's own form. */
    public static EngineException of(int code, String name, String text) {
        return new EngineException("Code: " + code + ". DB::Exception: " + text + ". (" + name + ")");
    }

    /** ClickHouse's error code, 1002 where the message names none. */
    public int code() {
        Matcher code = CODE.matcher(text());
        return code.find() ? Integer.parseInt(code.group(1)) : UNKNOWN_EXCEPTION;
    }

    /** ClickHouse's message. */
    public String text() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}
