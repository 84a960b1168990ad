package io.adtally.reporting.client;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * A question for a report; docs/reporting.md explains the words. Immutable: each method gives another question.
 *
 * @param parameters by name, in the order in which they were set
 */
public record Question(SequencedMap<String, String> parameters) {
    public Question {
        parameters = new LinkedHashMap<>(parameters);
    }

    /** Of a range of days, local times or times with offset, by minute, hour, day or total. */
    public static Question of(String from, String to, String granularity) {
        return new Question(new LinkedHashMap<>(Map.of()))
                .with("from", from)
                .with("to", to)
                .with("granularity", granularity);
    }

    /** In the days and hours of a zone of the IANA database. */
    public Question in(String zone) {
        return with("tz", zone);
    }

    public Question groupBy(String... dimensions) {
        return with("group_by", String.join(",", dimensions));
    }

    public Question metrics(String... metrics) {
        return with("metrics", String.join(",", metrics));
    }

    /** Limited to what is priced in a currency (ISO 4217). */
    public Question currency(String code) {
        return with("currency", code);
    }

    /** Limited to some values of a dimension. */
    public Question only(String dimension, String... values) {
        return with(dimension, String.join(",", values));
    }

    /** As it was at an earlier moment, at least a minute ago. */
    public Question asOf(Instant moment) {
        return with("as_of", moment.toString());
    }

    Question with(String name, String value) {
        Question next = new Question(parameters);
        next.parameters.put(name, value);
        return next;
    }
}
