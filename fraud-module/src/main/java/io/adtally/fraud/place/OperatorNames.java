package io.adtally.fraud.place;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Tells data centres by their operators' names: by keywords such as "hosting", and by names that have none. Immutable.
 *
 * <p>Upper and lower case are the same, and whatever is neither letter nor digit is a blank. An underscore in a keyword is
 * the edge of a word: "_ovh_" is not in "Novhost".
 */
public final class OperatorNames {
    private static final String RESOURCE = "data-centre-operators.txt";

    private final List<String> keywords;
    private final List<String> exceptions;

    /** One entry a line, as in the bundled resource: {@code !} before an exception, {@code #} before a remark. */
    OperatorNames(List<String> lines) {
        List<String> entries = lines.stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.toLowerCase(Locale.ROOT))
                .toList();
        keywords = entries.stream()
                .filter(entry -> !entry.startsWith("!"))
                .map(OperatorNames::words)
                .toList();
        exceptions = entries.stream()
                .filter(entry -> entry.startsWith("!"))
                .map(entry -> words(entry.substring(1)))
                .toList();
    }

    /** The list that comes with this module; read once per JVM. */
    public static OperatorNames bundled() {
        return Bundled.NAMES;
    }

    /** Whether an operator of that name runs servers for others. For loading data, not for every event. */
    public boolean dataCentre(String operator) {
        String name = ' '
                + operator.toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}]+", " ")
                        .strip()
                + ' ';
        return keywords.stream().anyMatch(name::contains) && exceptions.stream().noneMatch(name::contains);
    }

    /** An underscore stands for a word's edge, so that no editor strips it. */
    private static String words(String entry) {
        return entry.strip().replace('_', ' ');
    }

    private static final class Bundled {
        static final OperatorNames NAMES = read();

        private static OperatorNames read() {
            try (InputStream text =
                            Objects.requireNonNull(OperatorNames.class.getResourceAsStream(RESOURCE), RESOURCE);
                    BufferedReader lines = new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8))) {
                return new OperatorNames(lines.lines().toList());
            } catch (IOException damaged) {
                throw new UncheckedIOException("bundled " + RESOURCE + " cannot be read", damaged);
            }
        }
    }
}
