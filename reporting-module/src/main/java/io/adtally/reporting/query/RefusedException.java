package io.adtally.reporting.query;

import java.io.Serial;
import java.util.List;

/** What was asked for cannot be answered, and will not be if asked again unchanged. The message is for the caller. */
public final class RefusedException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Why, coarsely. */
    public enum Kind {
        /** A parameter is missing, unknown, malformed or out of its range. */
        BAD_PARAMETER,
        /** There is none, or none that the caller may see. */
        NOT_FOUND,
        /** More than one answer may hold. */
        TOO_LARGE
    }

    private final Kind kind;
    private final String parameter;

    @SuppressWarnings("serial") // Copied by List.copyOf, which is serializable.
    private final List<String> allowed;

    private RefusedException(Kind kind, String parameter, List<String> allowed, String message) {
        super(message);
        this.kind = kind;
        this.parameter = parameter;
        this.allowed = List.copyOf(allowed);
    }

    /** A value that breaks a rule; the message gives the rule and the value found. */
    public static RefusedException badValue(String parameter, String message) {
        return new RefusedException(Kind.BAD_PARAMETER, parameter, List.of(), message);
    }

    /** A word that is not one of those that are known. */
    public static RefusedException notAllowed(String parameter, String found, List<String> allowed) {
        return new RefusedException(
                Kind.BAD_PARAMETER,
                parameter,
                allowed,
                "\"" + shortened(found) + "\" is not among the values of " + parameter + ": "
                        + String.join(", ", allowed));
    }

    /** A parameter that is not one of those that are known. */
    public static RefusedException unknownParameter(String name, List<String> known) {
        String shown = shortened(name);
        return new RefusedException(
                Kind.BAD_PARAMETER,
                shown,
                known,
                "There is no parameter \"" + shown + "\" here, but: " + String.join(", ", known));
    }

    /** Nothing there that the caller may see. */
    public static RefusedException notFound(String message) {
        return new RefusedException(Kind.NOT_FOUND, "", List.of(), message);
    }

    /** The answer would be larger than is allowed. */
    public static RefusedException tooLarge(String message) {
        return new RefusedException(Kind.TOO_LARGE, "", List.of(), message);
    }

    /** What was found, short enough to be told. */
    public static String shortened(String found) {
        int longest = 60;
        return found.length() <= longest ? found : found.substring(0, longest) + "…";
    }

    public Kind kind() {
        return kind;
    }

    /** The parameter's name, or "" if it is about no single one. */
    public String parameter() {
        return parameter;
    }

    /** What would have been accepted; empty if it is no list of words. */
    public List<String> allowed() {
        return allowed;
    }
}
