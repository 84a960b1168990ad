package io.adtally.fraud.feature;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How far apart two countries are: the shortest way between their large towns over the sphere. Countries are no points,
 * so this is a guess that errs by the size of a region; who concludes from it must leave that much slack. Immutable.
 *
 * <p>Formula: haversine (Sinnott, "Virtues of the Haversine", Sky and Telescope 68(2), 1984) with the mean radius of the
 * IUGG. Places: the IANA time zone database.
 */
final class CountryDistances {
    private static final double EARTH_RADIUS_KM = 6371.0088;
    private static final String RESOURCE = "country-places.csv";
    private static final int LETTERS = 26;

    /** Position in {@link #KM} by the code's two letters; -1 for no country. */
    private static final short[] INDEX = new short[LETTERS * LETTERS];

    private static final float[][] KM;

    private record Place(double latitude, double longitude) {}

    static {
        Map<String, List<Place>> places = read();
        Arrays.fill(INDEX, (short) -1);
        short next = 0;
        for (String code : places.keySet()) {
            INDEX[slot(code)] = next++;
        }
        List<List<Place>> byIndex = List.copyOf(places.values());
        KM = new float[next][next];
        for (int one = 0; one < next; one++) {
            for (int other = 0; other < one; other++) {
                KM[one][other] = (float) shortest(byIndex.get(one), byIndex.get(other));
                KM[other][one] = KM[one][other];
            }
        }
    }

    private CountryDistances() {}

    /** Kilometres between two ISO 3166-1 alpha-2 codes, 0 within a country; NaN unless both are known. */
    static double km(@Nullable String code, @Nullable String other) {
        int one = index(code);
        int two = index(other);
        return one < 0 || two < 0 ? Double.NaN : KM[one][two];
    }

    static boolean knows(@Nullable String code) {
        return index(code) >= 0;
    }

    /** Great-circle distance of two points in degrees. */
    static double km(double latitude, double longitude, double otherLatitude, double otherLongitude) {
        double north = Math.sin(Math.toRadians(otherLatitude - latitude) / 2);
        double east = Math.sin(Math.toRadians(otherLongitude - longitude) / 2);
        double haversine = north * north
                + Math.cos(Math.toRadians(latitude)) * Math.cos(Math.toRadians(otherLatitude)) * east * east;
        return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(haversine)));
    }

    private static int index(@Nullable String code) {
        int slot = code == null ? -1 : slot(code);
        return slot < 0 ? -1 : INDEX[slot];
    }

    private static int slot(String code) {
        if (code.length() != 2) {
            return -1;
        }
        int first = code.charAt(0) - 'A';
        int second = code.charAt(1) - 'A';
        boolean letters = first >= 0 && first < LETTERS && second >= 0 && second < LETTERS;
        return letters ? first * LETTERS + second : -1;
    }

    private static double shortest(List<Place> some, List<Place> others) {
        double shortest = Double.MAX_VALUE;
        for (Place one : some) {
            for (Place other : others) {
                shortest = Math.min(shortest, km(one.latitude, one.longitude, other.latitude, other.longitude));
            }
        }
        return shortest;
    }

    private static Map<String, List<Place>> read() {
        Map<String, List<Place>> places = new TreeMap<>();
        try (InputStream text = Objects.requireNonNull(CountryDistances.class.getResourceAsStream(RESOURCE), RESOURCE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                String[] parts = line.split(",", -1);
                places.computeIfAbsent(parts[0], code -> new ArrayList<>())
                        .add(new Place(Double.parseDouble(parts[1]), Double.parseDouble(parts[2])));
            });
        } catch (IOException damaged) {
            throw new UncheckedIOException("bundled " + RESOURCE + " cannot be read", damaged);
        }
        return places;
    }
}
