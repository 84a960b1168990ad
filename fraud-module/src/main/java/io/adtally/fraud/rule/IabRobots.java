package io.adtally.fraud.rule;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The exclude list of the IAB/ABC International Spiders and Bots List, which subscribers get as a file: texts that name a
 * robot wherever they occur in a user agent, upper and lower case being the same. Immutable, safe for any number of
 * threads. It is added to a list by {@link UserAgentList#withRobots}.
 */
public final class IabRobots {
    /** No robots. */
    static final IabRobots NONE = new IabRobots(List.of());

    private final List<IabRobot> robots;
    private final LiteralIndex texts;
    private final String version;

    IabRobots(List<IabRobot> robots) {
        this.robots = List.copyOf(robots);
        List<LiteralIndex.Literal> literals = new ArrayList<>();
        ContentHash hash = new ContentHash();
        for (IabRobot robot : robots) {
            literals.add(new LiteralIndex.Literal(robot.text(), robot.atStart(), literals.size()));
            hash.add(robot.toString());
        }
        texts = new LiteralIndex(literals);
        version = hash.hex();
    }

    /**
     * What became of a file.
     *
     * @param robots built from the accepted lines
     * @param acceptedCount lines in force
     * @param rejectedCount lines that were refused; inactive ones are neither
     * @param rejected the first thousand of those
     */
    public record Parsed(IabRobots robots, long acceptedCount, long rejectedCount, List<RejectedEntry> rejected) {
        /** Copies the list. */
        public Parsed {
            rejected = List.copyOf(rejected);
        }
    }

    /**
     * Reads the file, ISO 8859-1. A line is
     * {@code text|active|exceptions|second pass|impact|at start|inactive since}: {@code active} is 1, or 0 for lines that
     * are out of force; {@code exceptions} are texts, separated by commas, with which the user agent is no robot's after
     * all; {@code at start} is 1 if the text must begin the user agent, else 0 or absent. The other fields are ignored:
     * adtally judges every event in one pass, and what spoils page impressions spoils ad impressions. Blank lines and lines
     * that begin with {@code #} are remarks. Bad lines are left out and reported.
     *
     * @param file is not closed
     * @throws IOException if the file cannot be read to its end
     */
    public static Parsed read(InputStream file) throws IOException {
        BoundedLines lines = new BoundedLines(new InputStreamReader(file, StandardCharsets.ISO_8859_1));
        List<IabRobot> robots = new ArrayList<>();
        List<RejectedEntry> rejected = new ArrayList<>();
        long rejectedCount = 0;
        long number = 0;
        for (String line = lines.next(); line != null; line = lines.next()) {
            number++;
            String entry = line.strip();
            if (entry.isEmpty() || entry.startsWith("#") || IabRobot.inactive(entry)) {
                continue;
            }
            RejectedEntry.Reason problem =
                    BoundedLines.cut(line) ? RejectedEntry.Reason.LINE_TOO_LONG : IabRobot.problemOrNull(entry);
            if (problem == null) {
                robots.add(IabRobot.of(entry));
            } else if (rejectedCount++ < BlocklistReader.MOST_REJECTED) {
                rejected.add(new RejectedEntry(number, entry, problem));
            }
        }
        return new Parsed(new IabRobots(robots), robots.size(), rejectedCount, rejected);
    }

    /** The text of the first robot in the file that the user agent names, or null. */
    @Nullable
    String robotOrNull(String userAgent) {
        String lowered = userAgent.toLowerCase(Locale.ROOT);
        int rank = texts.firstRank(lowered, candidate -> !robots.get(candidate).excepted(lowered));
        return rank == LiteralIndex.NO_RANK ? null : robots.get(rank).text();
    }

    /** How many lines are in force. */
    public int size() {
        return robots.size();
    }

    String version() {
        return version;
    }
}
