package io.adtally.fraud.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RangeTableTest {
    private static final BigInteger BEYOND_ALL = BigInteger.ONE.shiftLeft(128);

    private record Ends(BigInteger last, Place place) {}

    /** Ranges between random points, many of them at either end of the IPv4 part, against a sorted map of big numbers. */
    @Test
    void agreesWithASortedMap() {
        for (int seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            List<BigInteger> points = new ArrayList<>();
            for (int point = 0; point < 400; point++) {
                points.add(point(random));
            }
            List<BigInteger> sorted = points.stream().distinct().sorted().toList();
            NavigableMap<BigInteger, Ends> expected = new TreeMap<>();
            List<RangeTable.Range> ranges = new ArrayList<>();
            for (int index = 0; index + 1 < sorted.size(); index++) {
                if (random.nextInt(3) > 0) {
                    BigInteger first = sorted.get(index);
                    BigInteger last =
                            random.nextBoolean() ? first : sorted.get(index + 1).subtract(BigInteger.ONE);
                    Place place = new Place(1 + index, "Operator " + index, null, true);
                    expected.put(first, new Ends(last, place));
                    ranges.add(new RangeTable.Range(
                            first.shiftRight(64).longValue(),
                            first.longValue(),
                            last.shiftRight(64).longValue(),
                            last.longValue(),
                            place));
                }
            }
            Collections.shuffle(ranges, random);
            RangeTable table = new RangeTable(ranges);
            for (BigInteger point : sorted) {
                for (int step = -1; step <= 1; step++) {
                    BigInteger address = point.add(BigInteger.valueOf(step)).mod(BEYOND_ALL);
                    Map.Entry<BigInteger, Ends> floor = expected.floorEntry(address);
                    boolean held =
                            floor != null && address.compareTo(floor.getValue().last()) <= 0;
                    assertThat(table.find(address.shiftRight(64).longValue(), address.longValue()))
                            .as("%s of seed %s", address.toString(16), seed)
                            .isEqualTo(held ? floor.getValue().place() : Place.UNKNOWN);
                }
            }
        }
    }

    private static BigInteger point(Random random) {
        BigInteger mapped = BigInteger.valueOf(0xffffL << 32);
        return switch (random.nextInt(5)) {
            case 0 -> new BigInteger(128, random);
            case 1 -> mapped.add(BigInteger.valueOf(random.nextInt(3)));
            case 2 -> mapped.add(BigInteger.valueOf(0xffff_ffffL + random.nextInt(3) - 1));
            case 3 -> mapped.add(BigInteger.valueOf((long) random.nextInt(1 << 16) << 16));
            default -> mapped.add(BigInteger.valueOf(random.nextInt() & 0xffff_ffffL));
        };
    }
}
