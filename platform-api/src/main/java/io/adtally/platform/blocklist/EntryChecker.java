package io.adtally.platform.blocklist;

import io.adtally.fraud.place.ListedOperators;
import io.adtally.fraud.rule.IpBlocklist;
import io.adtally.fraud.rule.RejectedEntry;
import io.adtally.fraud.rule.UserAgentExpression;
import io.adtally.platform.problem.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Says which entries the data plane can read, by its own parsers. */
final class EntryChecker {
    private static final int LONGEST_PATTERN = 500;
    private static final int PORTION = 1_000;

    private EntryChecker() {}

    /** A line that is no entry. */
    record Bad(int index, String reason) {}

    /** Those of the entries that are bad. An entry may have ! in front. */
    static List<Bad> bad(ListKind kind, List<String> entries) {
        List<String> bare = entries.stream()
                .map(entry -> entry.startsWith("!") ? entry.substring(1).strip() : entry)
                .toList();
        return switch (kind) {
            case IP, DATA_CENTRE -> badAddresses(bare);
            case USER_AGENT -> bad(bare, EntryChecker::patternProblem);
            case ASN -> bad(bare, EntryChecker::numberProblem);
        };
    }

    /** Refuses a bad entry that a person typed. */
    static void require(ListKind kind, String entry) {
        if (entry.isEmpty() || entry.startsWith("!") || entry.indexOf('#') >= 0 || hasControl(entry)) {
            throw RefusedException.badValue(
                    "entry", "An entry is one line, without # and without a leading !; found \"" + entry + "\"");
        }
        List<Bad> bad = bad(kind, List.of(entry));
        if (!bad.isEmpty()) {
            throw RefusedException.badValue(
                    "entry", "\"" + entry + "\": " + bad.getFirst().reason());
        }
    }

    private static boolean hasControl(String entry) {
        return entry.chars().anyMatch(Character::isISOControl);
    }

    private static List<Bad> badAddresses(List<String> entries) {
        List<Bad> bad = new ArrayList<>();
        for (int index = 0; index < entries.size(); index++) {
            if (entries.get(index).isEmpty()) {
                bad.add(new Bad(index, "nothing behind the exclamation mark"));
            }
        }
        // In portions of which every line is told: of more only the first are.
        for (int from = 0; from < entries.size(); from += PORTION) {
            List<String> portion = entries.subList(from, Math.min(from + PORTION, entries.size()));
            for (RejectedEntry rejected : IpBlocklist.parse(portion).rejected()) {
                bad.add(new Bad(from + (int) rejected.line() - 1, words(rejected.reason())));
            }
        }
        return bad;
    }

    private static String words(RejectedEntry.Reason reason) {
        return switch (reason) {
            case NOT_AN_ADDRESS -> "neither an IPv4 nor an IPv6 address or network";
            case BAD_PREFIX_LENGTH -> "the prefix length is out of range";
            case HOST_BITS_SET -> "the address has bits beyond its prefix: is the host or the network meant?";
            case BAD_FLAG -> "the flag behind the pipe is neither 0 nor 1";
            case TEXT_TOO_SHORT -> "shorter than three characters";
            case LINE_TOO_LONG -> "longer than any entry can be";
            case LIST_FULL -> "the list already has as many entries as it can have";
        };
    }

    private static List<Bad> bad(List<String> entries, UnaryOperator<String> problemOf) {
        List<Bad> bad = new ArrayList<>();
        for (int index = 0; index < entries.size(); index++) {
            String problem = problemOf.apply(entries.get(index));
            if (!problem.isEmpty()) {
                bad.add(new Bad(index, problem));
            }
        }
        return bad;
    }

    private static String numberProblem(String entry) {
        try {
            long unused = ListedOperators.number(entry);
            return "";
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static String patternProblem(String pattern) {
        if (pattern.isEmpty() || pattern.length() > LONGEST_PATTERN) {
            return "an expression has 1 to " + LONGEST_PATTERN + " characters";
        }
        if (hasControl(pattern)) {
            return "control characters are not allowed here";
        }
        try {
            return UserAgentExpression.of(pattern).occursIn("") ? "the expression is found in every user agent" : "";
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
