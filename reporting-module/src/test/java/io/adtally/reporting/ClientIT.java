package io.adtally.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adtally.reporting.client.Question;
import io.adtally.reporting.client.Report;
import io.adtally.reporting.client.ReportingClient;
import io.adtally.reporting.client.ReportingException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the API answers, as the client hands it on. */
class ClientIT {
    private static final String NAME = "client" + System.nanoTime();
    private static final Instant NOW = Ledger.now();
    private static final Instant DAY = NOW.minus(Duration.ofDays(4)).truncatedTo(ChronoUnit.DAYS);

    private final RunningReporting reporting = RunningReporting.shared();
    private final ReportingClient client = new ReportingClient(reporting.base(), reporting.key(NAME + "-0"));
    private final Question question = Question.of(
                    DAY.minus(Duration.ofDays(2)).toString(),
                    DAY.plus(Duration.ofDays(2)).toString(),
                    "hour")
            .in("Europe/Berlin")
            .groupBy("campaign", "country")
            .metrics("impressions_net", "ctr");

    @Test
    void reportsChangesAndExportsArrive(@TempDir Path directory) throws Exception {
        Ledger ledger = Ledger.random(NAME, 5, 300, NOW.minusSeconds(60), DAY);
        RunningReporting.insert(ledger.entries);
        Report report = client.performance(question);
        long net = ledger.entries.stream()
                .filter(entry ->
                        entry.type().equals("IMPRESSION") && entry.outcome().equals("billable"))
                .filter(entry -> (NAME + "-0").equals(entry.dimensions().get("advertiser")))
                .mapToInt(Entry::sign)
                .sum();
        assertThat(report.rows().stream()
                        .mapToLong(row -> ((Number) row.getOrDefault("impressions_net", 0)).longValue())
                        .sum())
                .isEqualTo(net);
        assertThat(report.provisionalUntil()).isEqualTo(DAY.plus(Duration.ofDays(10)));
        assertThat(client.performance(question.asOf(NOW.minusSeconds(61))).rows())
                .hasSizeLessThanOrEqualTo(report.rows().size());

        Report.Changes changes = client.restatements(NOW.minusSeconds(61));
        assertThat(changes.rows())
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.get("campaign")).asString().startsWith(NAME));
        assertThat(changes.asOf()).isAfter(NOW.minusSeconds(61));

        List<Path> files = client.export(question, "csv", directory.resolve("export"));
        assertThat(files).singleElement().satisfies(file -> assertThat(Files.readAllLines(file))
                .hasSize(report.rows().size() + 1));
    }

    @Test
    void aPersonIsShownTheFirstRowsAndTakesTheRestAsAFile() throws Exception {
        RunningReporting.insert(Ledger.random(NAME, 6, 300, NOW.minusSeconds(60), DAY).entries);
        ReportingClient hurried =
                new ReportingClient(reporting.base(), "nonsense").hurried().as(reporting.key(NAME + "-1"));
        Report all = hurried.performance(question);
        Report first = hurried.performance(question, all.rows().size() - 1);
        assertThat(first.hasMore()).isTrue();
        assertThat(first.rows()).isEqualTo(all.rows().subList(0, all.rows().size() - 1));
        assertThat(hurried.performance(question, all.rows().size()).hasMore()).isFalse();
        try (InputStream csv = hurried.read(question, "csv")) {
            assertThat(new String(csv.readAllBytes(), StandardCharsets.UTF_8).lines())
                    .hasSize(all.rows().size() + 1)
                    .first()
                    .isEqualTo("\"time\",\"campaign\",\"country\",\"impressions_net\",\"ctr\"");
        }
        assertThatThrownBy(() -> hurried.read(question.currency("Euro"), "csv"))
                .isInstanceOfSatisfying(ReportingException.class, refusal -> assertThat(refusal.parameter())
                        .isEqualTo("currency"));
        Report.Changes changes = hurried.restatements(NOW.minusSeconds(61));
        assertThat(hurried.restatements(NOW.minusSeconds(61), 1).rows())
                .isEqualTo(changes.rows().subList(0, 1));
        assertThat(hurried.columns())
                .contains(new Report.Column("campaign", "text", "The campaign."))
                .anySatisfy(column -> assertThat(column.unit()).isEqualTo("micros"));
    }

    @Test
    void aRefusalNamesTheParameter() {
        assertThatThrownBy(() -> client.performance(question.metrics("clicks")))
                .isInstanceOfSatisfying(ReportingException.class, refusal -> {
                    assertThat(refusal.status()).isEqualTo(400);
                    assertThat(refusal.parameter()).isEqualTo("metrics");
                })
                .hasMessageContaining("clicks_net");
        assertThatThrownBy(() -> new ReportingClient(reporting.base(), "nonsense").performance(question))
                .isInstanceOfSatisfying(ReportingException.class, refusal -> assertThat(refusal.status())
                        .isEqualTo(401));
    }
}
