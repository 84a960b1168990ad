package io.adtally.platform.problem;

import java.io.Serial;
import java.util.List;

/** What was asked for breaks a rule; trying again unchanged will not help. The message is for the person who asked. */
public final class RefusedException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final int LONGEST_FOUND = 60;

    /** Why, coarsely. */
    public enum Kind {
        /** A value is outside its range or malformed. */
        BAD_VALUE,
        /** A word is none of those it may be, a parameter is none of those there are, or the body cannot be read. */
        BAD_PARAMETER,
        /** The thing's present state does not allow it. */
        WRONG_STATE,
        /** Another person must do it. */
        SECOND_PERSON,
        /** There is none under this id, or none that the asker may see. */
        NOT_FOUND,
        /** Somebody else changed it since it was read. */
        STALE
    }

    private final Kind kind;
    private final String field;

    @SuppressWarnings("serial") // Copied by List.copyOf, which is serializable.
    private final List<String> allowed;

    private RefusedException(Kind kind, String field, String message) {
        this(kind, field, List.of(), message);
    }

    private RefusedException(Kind kind, String field, List<String> allowed, String message) {
        super(message);
        this.kind = kind;
        this.field = field;
        this.allowed = List.copyOf(allowed);
    }

    /** A word that is not one of those that are known. */
    public static RefusedException notAllowed(String field, String found, List<String> allowed) {
        return new RefusedException(
                Kind.BAD_PARAMETER,
                field,
                allowed,
                "\"" + shortened(found) + "\" is not among the values of " + field + ": " + String.join(", ", allowed));
    }

    /** A parameter that is not one of those that are known. */
    public static RefusedException unknownParameter(String name, List<String> known) {
        String shown = shortened(name);
        return new RefusedException(
                Kind.BAD_PARAMETER,
                shown,
                known,
                known.isEmpty()
                        ? "There are no parameters here; found \"" + shown + "\""
                        : "There is no parameter \"" + shown + "\" here, but: " + String.join(", ", known));
    }

    /** A body that cannot be read; the field is "" where it is no single one. */
    static RefusedException unreadable(String field, String message) {
        return new RefusedException(Kind.BAD_PARAMETER, field, message);
    }

    private static String shortened(String found) {
        return found.length() <= LONGEST_FOUND ? found : found.substring(0, LONGEST_FOUND) + "…";
    }

    /** A refused value; the message gives the rule and the value found. */
    public static RefusedException badValue(String field, String message) {
        return new RefusedException(Kind.BAD_VALUE, field, message);
    }

    /** The state forbids it. */
    public static RefusedException wrongState(String message) {
        return new RefusedException(Kind.WRONG_STATE, "", message);
    }

    /** Whoever proposed something asks to approve it. */
    public static RefusedException secondPerson(String message) {
        return new RefusedException(Kind.SECOND_PERSON, "", message);
    }

    /** Nothing there. */
    public static RefusedException notFound(String what, String id) {
        return new RefusedException(Kind.NOT_FOUND, "", "There is no " + what + " " + id);
    }

    /** A version that is no longer the newest. */
    public static RefusedException stale(String what, String id, long expected, long found) {
        return new RefusedException(
                Kind.STALE,
                "",
                what + " " + id + " was changed by somebody else: you changed version " + expected
                        + ", it now is version " + found);
    }

    /** Two changes at the same moment, of which this one came second. */
    public static RefusedException overtaken() {
        return new RefusedException(Kind.STALE, "", "Somebody else changed this at the same moment; read it again");
    }

    /** Something that was made from a state that is no more; the message says what to do. */
    public static RefusedException overtaken(String message) {
        return new RefusedException(Kind.STALE, "", message);
    }

    public Kind kind() {
        return kind;
    }

    /** The refused field's name, or "" if the refusal is about no single one. */
    public String field() {
        return field;
    }

    /** What would have been accepted; empty if it is no list of words. */
    public List<String> allowed() {
        return allowed;
    }
}
