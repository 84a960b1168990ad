package io.adtally.fraud.place;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Operators that are listed as data centres by the numbers of their autonomous systems, and others that are listed as
 * none, which wins, besides what is known otherwise. Immutable.
 */
public final class ListedOperators implements Networks {
    private static final Pattern ENTRY = Pattern.compile("AS[1-9]\\d{0,9}");
    private static final int DIGITS_FROM = 2;
    private static final String EXCEPTION = "!";

    private final Networks known;
    private final long[] dataCentres;
    private final long[] others;
    private final String version;

    private ListedOperators(Networks known, long[] dataCentres, long[] others, String version) {
        this.known = known;
        this.dataCentres = dataCentres;
        this.others = others;
        this.version = version;
    }

    /**
     * Reads entries: {@code AS64500}, or {@code !AS64500} for none; IllegalArgumentException names the first bad one.
     *
     * @param known what is known otherwise
     * @param listVersion names the list
     */
    public static ListedOperators of(Networks known, List<String> entries, String listVersion) {
        return new ListedOperators(
                known,
                sorted(entries.stream()
                        .filter(entry -> !entry.startsWith(EXCEPTION))
                        .toList()),
                sorted(entries.stream()
                        .filter(entry -> entry.startsWith(EXCEPTION))
                        .map(entry -> entry.substring(EXCEPTION.length()))
                        .toList()),
                known.version() + "+" + listVersion);
    }

    /** The number in AS64500; IllegalArgumentException if there is none that an autonomous system can have. */
    public static long number(String entry) {
        if (!ENTRY.matcher(entry).matches()) {
            throw new IllegalArgumentException("not the number of an autonomous system, such as AS64500: " + entry);
        }
        return new Place(Long.parseLong(entry.substring(DIGITS_FROM)), null, null, false).asn();
    }

    @Override
    public Place find(@Nullable String ip) {
        Place place = known.find(ip);
        long asn = place.asn();
        if (asn == 0) {
            return place;
        }
        boolean dataCentre = !contains(others, asn) && (place.dataCentre() || contains(dataCentres, asn));
        return dataCentre == place.dataCentre() ? place : new Place(asn, place.operator(), place.country(), dataCentre);
    }

    @Override
    public String version() {
        return version;
    }

    private static long[] sorted(List<String> entries) {
        return entries.stream().mapToLong(ListedOperators::number).sorted().toArray();
    }

    private static boolean contains(long[] numbers, long asn) {
        return Arrays.binarySearch(numbers, asn) >= 0;
    }
}
