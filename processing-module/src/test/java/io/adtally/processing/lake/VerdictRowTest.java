package io.adtally.processing.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.adtally.fraud.feature.Behaviour;
import io.adtally.fraud.feature.Cluster;
import io.adtally.fraud.feature.KeyBehaviour;
import io.adtally.fraud.verdict.Judgement;
import io.adtally.fraud.verdict.Judgement.Versions;
import io.adtally.fraud.verdict.Ruling;
import io.adtally.processing.event.Client;
import io.adtally.processing.event.LedgerRow;
import io.adtally.processing.event.Source;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.table.data.GenericArrayData;
import org.apache.flink.table.data.GenericRowData;
import org.apache.iceberg.types.Types.NestedField;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rows are written by position, and read by name. */
class VerdictRowTest {
    private static final Judgement JUDGEMENT = new Judgement(
            Ruling.QUARANTINE,
            "model",
            0.9,
            Double.NaN,
            List.of("speed", "rhythm"),
            new double[] {1, 2},
            new Versions("rules", "lists", "champion", "", 5));

    @Test
    void everyValueLiesUnderItsName() {
        Behaviour behaviour = new Behaviour(
                new KeyBehaviour(1, 2, 3, 4, 5, 6, 7),
                new KeyBehaviour(8, 9, 10, 11, 12, Double.NaN, 14),
                new Cluster(-15, 16, true),
                "scoring/strict");
        Map<String, String> columns = columns(behaviour);
        assertThat(columns)
                .containsEntry("event_id", "event")
                .containsEntry("outcome", "billable")
                .containsEntry("sign", "-1")
                .containsEntry("rules_version", "rules")
                .containsEntry("flags", "sampled_state")
                .containsEntry("user_impressions", "1.0")
                .containsEntry("user_clicks", "2.0")
                .containsEntry("user_session_millis", "3.0")
                .containsEntry("user_session_events", "4.0")
                .containsEntry("user_inter_click_millis", "5.0")
                .containsEntry("user_click_deviation", "6.0")
                .containsEntry("user_km_per_hour", "7.0")
                .containsEntry("address_impressions", "8.0")
                .containsEntry("address_inter_click_millis", "12.0")
                .containsEntry("address_click_deviation", "null")
                .containsEntry("address_km_per_hour", "14.0")
                .containsEntry("cluster_id", "-15")
                .containsEntry("cluster_size", "16")
                .containsEntry("cluster_full", "true")
                .containsEntry("experiment_arm", "scoring/strict")
                .containsEntry("score", "0.9")
                .containsEntry("challenger_score", "null")
                .containsEntry("signals", "speed,rhythm")
                .containsEntry("features", "[1.0, 2.0]")
                .containsEntry("model_version", "champion")
                .containsEntry("challenger_version", "null")
                .containsEntry("lists_version", "lists")
                .containsEntry("thresholds_version", "5")
                .containsEntry("price_micros", "9");
    }

    @Test
    void whatIsUnknownIsNull() {
        Map<String, String> columns = columns(Behaviour.UNKNOWN);
        columns.keySet().removeIf(name -> !name.matches("(user|address|cluster|experiment)_.*"));
        assertThat(columns).hasSize(18).allSatisfy((name, value) -> assertThat(value)
                .isEqualTo("null"));
    }

    private static Map<String, String> columns(Behaviour behaviour) {
        LedgerRow entry = new LedgerRow(
                "event",
                "CLICK",
                "MOBILE",
                1,
                2,
                "billable",
                -1,
                "",
                "adv",
                "campaign",
                "ad",
                "",
                "",
                "",
                "imp",
                "usr",
                "DE",
                Client.UNKNOWN,
                "",
                9,
                7,
                "USD",
                8,
                "EUR",
                32,
                "",
                0,
                behaviour,
                JUDGEMENT,
                Source.NONE);
        GenericRowData row = (GenericRowData) new VerdictRow().map(entry);
        List<NestedField> fields = LakeTable.VERDICTS.schema().columns();
        assertThat(row.getArity()).isEqualTo(fields.size());
        Map<String, String> columns = new HashMap<>();
        for (int position = 0; position < fields.size(); position++) {
            columns.put(fields.get(position).name(), text(row.getField(position)));
        }
        return columns;
    }

    private static String text(@Nullable Object value) {
        return value instanceof GenericArrayData array ? Arrays.toString(array.toDoubleArray()) : String.valueOf(value);
    }
}
