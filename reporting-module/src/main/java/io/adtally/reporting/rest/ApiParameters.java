package io.adtally.reporting.rest;

import io.adtally.reporting.books.Format;
import io.adtally.reporting.query.Dimension;
import io.adtally.reporting.query.Granularity;
import io.adtally.reporting.query.Metric;
import io.adtally.reporting.report.Restatements;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The query parameters of each operation: what requests may name, and what the API's description says of them. */
enum ApiParameters {
    PERFORMANCE(Stream.of(question(), page(), filters(List.of(Dimension.values())))),
    /** As one JSON object with the members that PERFORMANCE has as parameters. */
    EXPORT(Stream.of(
            question(),
            Stream.of(new Word("format", "csv (usual), arrow or parquet.", false, Format.names())),
            filters(List.of(Dimension.values())))),
    REACH(Stream.of(
            range(),
            Stream.of(new Word("granularity", "total (usual) or day (of tz).", false, List.of("total", "day"))),
            shape(),
            page(),
            filters(List.of(Dimension.values())))),
    RESTATEMENTS(Stream.of(
            Stream.of(
                    new Word(
                            "since",
                            "The as_of of the last pull, or the moment when a report was read (at most 31 days ago).",
                            true,
                            List.of()),
                    Words.ZONE,
                    Words.LIMIT,
                    Words.CURSOR),
            filters(Restatements.filters()))),
    RECONCILIATION(Stream.of(Stream.of(Words.ZONE, Words.AS_OF)));

    /**
     * A parameter.
     *
     * @param allowed all values; empty if they are too many
     */
    record Word(String name, String meaning, boolean required, List<String> allowed) {
        Word {
            allowed = List.copyOf(allowed);
        }
    }

    @SuppressWarnings("ImmutableEnumChecker") // Made by the constructor and never changed.
    private final Map<String, Word> words;

    ApiParameters(Stream<Stream<Word>> words) {
        this.words = words.flatMap(some -> some)
                .collect(Collectors.toMap(Word::name, word -> word, (one, other) -> one, LinkedHashMap::new));
    }

    Set<String> names() {
        return words.keySet();
    }

    List<Word> words() {
        return List.copyOf(words.values());
    }

    private static Stream<Word> question() {
        Word granularity = new Word("granularity", "minute, hour, day (of tz) or total.", true, Granularity.names());
        Map<String, String> metrics = new LinkedHashMap<>();
        Metric.ALL.values().forEach(metric -> metrics.put(metric.name(), metric.meaning()));
        String usual = Metric.USUAL.stream().map(Metric::name).collect(Collectors.joining(","));
        Word columns = new Word(
                "metrics",
                "Columns of figures, with commas between. Usually " + usual + ". " + explained(metrics),
                false,
                List.of());
        return Stream.of(range(), Stream.of(granularity), shape(), Stream.of(columns))
                .flatMap(some -> some);
    }

    private static Stream<Word> range() {
        return Stream.of(
                new Word(
                        "from",
                        "First moment: a day (2026-11-01) or local time (2026-11-01T13:00) of tz, or a time with offset"
                                + " (2026-11-01T13:00:00Z). A whole minute.",
                        true,
                        List.of()),
                new Word("to", "First moment after the range; as from.", true, List.of()),
                Words.ZONE,
                Words.AS_OF);
    }

    private static Stream<Word> shape() {
        Map<String, String> dimensions = new LinkedHashMap<>();
        for (Dimension dimension : Dimension.values()) {
            dimensions.put(dimension.parameter(), dimension.meaning());
        }
        return Stream.of(
                new Word(
                        "group_by",
                        "What rows are split by, with commas between. " + explained(dimensions),
                        false,
                        List.of()),
                new Word("currency", "Only events priced in this currency (ISO 4217).", false, List.of()));
    }

    private static Stream<Word> page() {
        return Stream.of(
                new Word(
                        "format",
                        "json (usual), csv, arrow or parquet; also by the header Accept. All but JSON hold all rows at"
                                + " once.",
                        false,
                        List.of("json", "csv", "arrow", "parquet")),
                Words.LIMIT,
                Words.CURSOR);
    }

    private static Stream<Word> filters(List<Dimension> dimensions) {
        return dimensions.stream()
                .map(dimension -> new Word(
                        dimension.parameter(),
                        "Only these, with commas between, at most 100. " + dimension.meaning(),
                        false,
                        List.of()));
    }

    private static String explained(Map<String, String> words) {
        return words.entrySet().stream()
                .map(word -> "`" + word.getKey() + "`: " + word.getValue())
                .collect(Collectors.joining(" "));
    }

    /** Enum constants cannot refer to static fields of their own enum. */
    private static final class Words {
        static final Word ZONE = new Word(
                "tz",
                "Time zone of days, hours and local times: a name of the IANA database. Usually UTC.",
                false,
                List.of());
        static final Word AS_OF = new Word(
                "as_of", "The state of an earlier moment, reproducibly: at least a minute ago.", false, List.of());
        static final Word LIMIT = new Word("limit", "Rows of a page, 1 to 10000. Usually 1000.", false, List.of());
        static final Word CURSOR =
                new Word("cursor", "The next_cursor of the page before, of the same question.", false, List.of());

        private Words() {}
    }
}
