package io.adtally.fraud.score;

/** A model from outside is not taken. The one in force stays in force; nothing of the refused one is used. */
public final class ModelRefusedException extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_MESSAGE = 500;

    /** Why, to count by. */
    public enum Reason {
        /** It is beyond a limit of {@link ModelLimits}: bytes, elements, depth, trees, leaves, rows. */
        TOO_LARGE,
        /** Reading took longer than {@link ModelLimits#readTime}. */
        TOO_SLOW,
        /** It is no readable zip, XML, JSON or table. */
        MALFORMED,
        /** A part is missing, or another than its checksum says. */
        CORRUPT,
        /** It says something that this reader does not understand, or that would score otherwise than it says. */
        UNSUPPORTED,
        /** It was trained on other features than are computed here. */
        SCHEMA_MISMATCH,
        /** It scores its own golden rows otherwise than where it was made. */
        GOLDEN_ROWS_DIFFER
    }

    private final Reason reason;

    ModelRefusedException(Reason reason, String message) {
        super(reason + ": " + shortened(message));
        this.reason = reason;
    }

    ModelRefusedException(Reason reason, String message, Throwable cause) {
        super(reason + ": " + shortened(message), cause);
        this.reason = reason;
    }

    static ModelRefusedException unsupported(String message) {
        return new ModelRefusedException(Reason.UNSUPPORTED, message);
    }

    public Reason reason() {
        return reason;
    }

    /** Messages quote what was found, which may be of any length. */
    private static String shortened(String message) {
        return message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE) + "...";
    }
}
