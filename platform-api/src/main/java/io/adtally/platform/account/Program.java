package io.adtally.platform.account;

/** A principal that is no person but acts for one. */
public interface Program {
    /** The account that answers for what it does. */
    String person();

    /** Its name wherever it is told who did something: with the person's in it. */
    static String named(String program, String person) {
        return "key:" + program + suffix(person);
    }

    /** Whether that is the name of a program of the person. */
    static boolean isOf(String person, String named) {
        return named.startsWith("key:") && named.endsWith(suffix(person));
    }

    private static String suffix(String person) {
        return " of " + person;
    }
}
