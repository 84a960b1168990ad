package io.adtally.fraud.rule;

/**
 * A line of a list that was left out.
 *
 * @param line its number, from 1
 * @param entry the entry without comment and surrounding blanks, shortened to {@value #LONGEST_ENTRY} characters
 * @param reason why
 */
public record RejectedEntry(long line, String entry, Reason reason) {
    private static final int LONGEST_ENTRY = 80;

    /** Why an entry was left out. */
    public enum Reason {
        /** Neither an IPv4 nor an IPv6 address, with or without a prefix length. */
        NOT_AN_ADDRESS,
        /** The prefix length is no number from 0 to 32 (IPv4) or 128 (IPv6), or has a leading zero. */
        BAD_PREFIX_LENGTH,
        /** The address has bits beyond its prefix: it is unclear whether the host or the network is meant. */
        HOST_BITS_SET,
        /** A flag of a pipe-separated line is neither 0 nor 1. */
        BAD_FLAG,
        /** The text to look for in user agents is missing or shorter than three characters. */
        TEXT_TOO_SHORT,
        /** Longer than any entry can be. */
        LINE_TOO_LONG,
        /** The list already has as many entries as it can have. */
        LIST_FULL
    }

    /** Shortens the entry. */
    public RejectedEntry {
        entry = entry.length() <= LONGEST_ENTRY ? entry : entry.substring(0, LONGEST_ENTRY);
    }
}
