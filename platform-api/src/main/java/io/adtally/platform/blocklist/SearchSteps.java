package io.adtally.platform.blocklist;

import java.util.ArrayList;
import java.util.List;

/**
 * How many steps searching for an expression takes at most, in the longest user agent there is, if its writer does the worst.
 * An expression is a row of segments with unbounded repetitions between them. A search begins at every character, goes on
 * behind a segment wherever that occurs, and a repetition leads on to every later character. A text such as "Foo" cannot
 * occur at three characters in a row, one such as "aaa" can. Used once.
 */
final class SearchSteps {
    /** As the collector takes it. */
    private static final int LONGEST_USER_AGENT = 2048;

    /** Stands for whatever may match more than one character. */
    private static final char ANY = '\0';

    /** Stands for what is looked at between two characters. */
    private static final char PLACE = '\1';

    private final List<String> segments = new ArrayList<>();
    private final boolean onlyAtStart;
    private StringBuilder segment = new StringBuilder();
    private double ways = 1;
    private boolean branches;

    /** @param onlyAtStart whether the expression can be found nowhere else */
    SearchSteps(boolean onlyAtStart) {
        this.onlyAtStart = onlyAtStart;
    }

    void any(int times) {
        segment.repeat(ANY, times);
    }

    void place() {
        segment.append(PLACE);
    }

    void text(char character) {
        segment.append(Character.toLowerCase(Character.toUpperCase(character)));
    }

    /** What was told last can be there in several ways; where it is not, the segment is another. */
    void optional(int number) {
        ways *= number;
        segment.setCharAt(0, number > 1 ? ANY : segment.charAt(0));
    }

    /** Something else can be tried in several ways, so that no segment is known any more. */
    void ways(int number) {
        ways *= number;
        branches |= number > 1;
    }

    /** What was told last is there any number of times. */
    void repetition() {
        segment.setCharAt(segment.length() - 1, ANY);
        end();
    }

    private void end() {
        segments.add(segment.toString());
        segment = new StringBuilder();
    }

    double most() {
        end();
        double tries = onlyAtStart ? 1 : LONGEST_USER_AGENT;
        double steps = 0;
        for (int number = 0; number < segments.size(); number++) {
            String tried = segments.get(number).replace(String.valueOf(PLACE), "");
            steps += tries * (segments.get(number).length() - tried.length());
            int apart = branches || (onlyAtStart && number == 0) ? 1 : apart(tried);
            for (int length = 1; length <= tried.length(); length++) {
                steps += tries / Math.min(length, apart);
            }
            tries = tries / Math.clamp(tried.length(), 1, apart) * LONGEST_USER_AGENT;
            steps += number < segments.size() - 1 ? tries : 0;
        }
        return steps * ways;
    }

    /** How far from where the segment occurs it can occur again, at least, if it is as long as that. */
    private static int apart(String segment) {
        int distance = 1;
        while (distance < segment.length() && differ(segment.charAt(0), segment.charAt(distance))) {
            distance++;
        }
        return distance;
    }

    private static boolean differ(char one, char other) {
        return one != ANY && other != ANY && one != other;
    }
}
