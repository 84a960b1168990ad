package io.adtally.fraud.rule;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A line of the IAB/ABC exclude list, see {@link IabRobots#read}; all texts in lower case.
 *
 * @param text what names the robot
 * @param atStart whether it must begin the user agent
 * @param exceptions what must not occur besides
 */
record IabRobot(String text, boolean atStart, List<String> exceptions) {
    private static final int ACTIVE = 1;
    private static final int EXCEPTIONS = 2;
    private static final int AT_START = 5;

    IabRobot {
        exceptions = List.copyOf(exceptions);
    }

    static boolean inactive(String line) {
        return field(fields(line), ACTIVE).equals("0");
    }

    /** What is wrong with a line, or null. */
    static RejectedEntry.@Nullable Reason problemOrNull(String line) {
        String[] fields = fields(line);
        String atStart = field(fields, AT_START);
        if (!field(fields, ACTIVE).equals("1") || !(atStart.isEmpty() || atStart.equals("0") || atStart.equals("1"))) {
            return RejectedEntry.Reason.BAD_FLAG;
        }
        return fields[0].strip().length() < LiteralIndex.SHORTEST ? RejectedEntry.Reason.TEXT_TOO_SHORT : null;
    }

    /** Of a line without a problem. */
    static IabRobot of(String line) {
        String[] fields = fields(line.toLowerCase(Locale.ROOT));
        List<String> exceptions = Arrays.stream(field(fields, EXCEPTIONS).split(",", -1))
                .map(String::strip)
                .filter(exception -> !exception.isEmpty())
                .toList();
        return new IabRobot(fields[0].strip(), field(fields, AT_START).equals("1"), exceptions);
    }

    boolean excepted(String loweredUserAgent) {
        for (String exception : exceptions) {
            if (loweredUserAgent.contains(exception)) {
                return true;
            }
        }
        return false;
    }

    private static String[] fields(String line) {
        return line.split("\\|", -1);
    }

    private static String field(String[] fields, int index) {
        return index < fields.length ? fields[index].strip() : "";
    }
}
