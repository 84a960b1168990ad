package io.adtally.fraud.place;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes {@code data-centre-ranges.txt} from the CSV files of the npm package {@code @ip-location-db/asn}:
 *
 * <pre>
 * npm pack @ip-location-db/asn@2.3.2026061719 && tar xf ip-location-db-asn-*.tgz
 * java -cp target/test-classes:target/classes io.adtally.fraud.place.DeriveDataCentres package/asn-ipv4.csv
 *     package/asn-ipv6.csv 2.3.2026061719 src/main/resources/io/adtally/fraud/place/data-centre-ranges.txt
 * </pre>
 */
final class DeriveDataCentres {
    private static final String HEAD = """
            # Ranges of addresses whose operators' names tell of data centres. Derived from the npm package
            # @ip-location-db/asn (https://github.com/sapics/ip-location-db), which combines data of Route Views
            # (routeviews.org), DB-IP (IP to ASN Lite, https://db-ip.com) and the Number Resource Organization (nro.net),
            # all under CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/). Changed: only operators selected by
            # data-centre-operators.txt are kept, adjacent ranges are joined, the layout is another. The data contain
            # errors and get older.
            """;

    /** A line of the source, its end extended over adjacent lines of the same system. */
    private static final class Range {
        final String first;
        String last;

        Range(String first, String last) {
            this.first = first;
            this.last = last;
        }
    }

    private final OperatorNames names = OperatorNames.bundled();
    private final Map<Long, String> operators = new TreeMap<>();
    private final Map<Long, List<Range>> ranges = new TreeMap<>();

    private DeriveDataCentres() {}

    public static void main(String[] arguments) throws IOException {
        DeriveDataCentres derived = new DeriveDataCentres();
        derived.read(Path.of(arguments[0]));
        derived.read(Path.of(arguments[1]));
        try (Writer text = Files.newBufferedWriter(Path.of(arguments[3]), StandardCharsets.UTF_8)) {
            text.write(HEAD + "# dated " + arguments[2] + '\n');
            for (Map.Entry<Long, List<Range>> system : derived.ranges.entrySet()) {
                text.write("AS" + system.getKey() + ' ' + derived.operators.get(system.getKey()) + '\n');
                for (Range range : system.getValue()) {
                    text.write(range.first + ' ' + range.last + '\n');
                }
            }
        }
    }

    /** Lines are "first,last,number,name", the name in quotes where it has a comma. */
    private void read(Path csv) throws IOException {
        for (String line : Files.readAllLines(csv, StandardCharsets.UTF_8)) {
            String[] parts = line.split(",", 4);
            String name = parts[3].startsWith("\"")
                    ? parts[3].substring(1, parts[3].length() - 1).replace("\"\"", "\"")
                    : parts[3];
            if (names.dataCentre(name)) {
                long system = Long.parseLong(parts[2]);
                operators.putIfAbsent(system, name);
                add(ranges.computeIfAbsent(system, number -> new ArrayList<>()), parts[0], parts[1]);
            }
        }
    }

    private static void add(List<Range> ranges, String first, String last) {
        Range previous = ranges.isEmpty() ? null : ranges.getLast();
        if (previous != null && follows(previous.last, first)) {
            previous.last = last;
        } else {
            ranges.add(new Range(first, last));
        }
    }

    private static boolean follows(String end, String start) {
        AddressBits one = new AddressBits();
        AddressBits next = new AddressBits();
        if (!one.read(end) || !next.read(start)) {
            throw new IllegalArgumentException("not addresses: " + end + ", " + start);
        }
        long low = one.low + 1;
        long high = low == 0 ? one.high + 1 : one.high;
        return next.low == low && next.high == high;
    }
}
