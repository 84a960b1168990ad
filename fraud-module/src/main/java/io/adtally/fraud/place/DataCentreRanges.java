package io.adtally.fraud.place;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The data centres that come with this module, so that it can be tried without a database: a snapshot that gets older
 * and is known to contain errors, with neither countries nor anybody else's networks. Production uses
 * {@link MmdbNetworks}. Source, date and licence stand at the head of the resource and in {@code NOTICE}. Immutable.
 */
public final class DataCentreRanges implements Networks {
    private static final String RESOURCE = "data-centre-ranges.txt";
    private static final String DATED = "# dated ";

    private final RangeTable ranges;
    private final String version;

    private DataCentreRanges(RangeTable ranges, String version) {
        this.ranges = ranges;
        this.version = version;
    }

    /** Read once per JVM. */
    public static DataCentreRanges bundled() {
        return Bundled.RANGES;
    }

    @Override
    public Place find(@Nullable String ip) {
        AddressBits bits = AddressBits.ofThisThread();
        return ip != null && bits.read(ip) ? ranges.find(bits.high, bits.low) : Place.UNKNOWN;
    }

    @Override
    public String version() {
        return version;
    }

    /** How many ranges there are, IPv4 and IPv6 together. */
    public int count() {
        return ranges.count();
    }

    /** The layout: a line "AS number name", then a line "first last" for each of that operator's ranges. */
    static DataCentreRanges read(List<String> lines) {
        List<RangeTable.Range> ranges = new ArrayList<>();
        Place place = Place.UNKNOWN;
        String dated = "undated";
        for (String line : lines) {
            if (line.startsWith(DATED)) {
                dated = line.substring(DATED.length());
            } else if (line.startsWith("AS")) {
                int blank = line.indexOf(' ');
                place = new Place(Long.parseLong(line.substring(2, blank)), line.substring(blank + 1), null, true);
            } else if (!line.startsWith("#") && !line.isEmpty()) {
                ranges.add(range(line, place));
            }
        }
        return new DataCentreRanges(new RangeTable(ranges), "data-centres-" + dated);
    }

    private static RangeTable.Range range(String line, Place place) {
        int blank = line.indexOf(' ');
        AddressBits first = new AddressBits();
        AddressBits last = new AddressBits();
        if (blank < 0 || !first.read(line.substring(0, blank)) || !last.read(line.substring(blank + 1))) {
            throw new IllegalArgumentException("not a range of addresses: " + line);
        }
        return new RangeTable.Range(first.high, first.low, last.high, last.low, place);
    }

    private static final class Bundled {
        static final DataCentreRanges RANGES = load();

        private static DataCentreRanges load() {
            try (InputStream text =
                            Objects.requireNonNull(DataCentreRanges.class.getResourceAsStream(RESOURCE), RESOURCE);
                    BufferedReader lines = new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8))) {
                return read(lines.lines().toList());
            } catch (IOException damaged) {
                throw new UncheckedIOException("bundled " + RESOURCE + " cannot be read", damaged);
            }
        }
    }
}
