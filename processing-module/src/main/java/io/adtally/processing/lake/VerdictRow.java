package io.adtally.processing.lake;

import io.adtally.fraud.feature.Behaviour;
import io.adtally.fraud.feature.Cluster;
import io.adtally.fraud.feature.KeyBehaviour;
import io.adtally.fraud.verdict.Judgement;
import io.adtally.processing.event.Flag;
import io.adtally.processing.event.LedgerRow;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.table.data.GenericArrayData;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.TimestampData;
import org.jspecify.annotations.Nullable;

/** An entry in the books as a row of {@link LakeTable#VERDICTS}. */
public final class VerdictRow implements MapFunction<LedgerRow, RowData> {
    private static final long serialVersionUID = 1L;

    @Override
    public RowData map(LedgerRow entry) {
        Behaviour behaviour = entry.behaviour();
        KeyBehaviour user = behaviour.user();
        KeyBehaviour address = behaviour.address();
        Cluster cluster = behaviour.cluster();
        Judgement judgement = entry.judgement();
        return GenericRowData.of(
                StringData.fromString(entry.eventId()),
                StringData.fromString(entry.eventType()),
                TimestampData.fromEpochMillis(entry.eventTimeMillis()),
                TimestampData.fromEpochMillis(entry.receivedAtMillis()),
                StringData.fromString(entry.outcome()),
                entry.sign(),
                text(entry.reason()),
                text(entry.advertiserId()),
                text(entry.campaignId()),
                text(entry.impressionId()),
                entry.spendMicros(),
                text(entry.spendCurrency()),
                text(String.join(",", Flag.names(entry.flags()))),
                text(entry.adjustmentReason()),
                entry.adjustedAtMillis() == 0 ? null : TimestampData.fromEpochMillis(entry.adjustedAtMillis()),
                text(judgement.versions().rules()),
                number(user.impressions()),
                number(user.clicks()),
                number(user.sessionMillis()),
                number(user.sessionEvents()),
                number(user.interClickMillis()),
                number(user.clickDeviation()),
                number(user.kmPerHour()),
                number(address.impressions()),
                number(address.clicks()),
                number(address.sessionMillis()),
                number(address.sessionEvents()),
                number(address.interClickMillis()),
                number(address.clickDeviation()),
                number(address.kmPerHour()),
                cluster.size() == 0 ? null : cluster.id(),
                cluster.size() == 0 ? null : cluster.size(),
                cluster.equals(Cluster.NONE) ? null : cluster.full(),
                text(behaviour.experimentArm()),
                number(judgement.score()),
                number(judgement.challengerScore()),
                text(String.join(",", judgement.signals())),
                features(judgement.features()),
                text(judgement.versions().champion()),
                text(judgement.versions().challenger()),
                text(judgement.versions().lists()),
                judgement.versions().thresholds(),
                entry.priceMicros());
    }

    private static @Nullable GenericArrayData features(double[] features) {
        return features.length == 0 ? null : new GenericArrayData(features);
    }

    private static @Nullable Double number(double value) {
        return Double.isNaN(value) ? null : value;
    }

    private static @Nullable StringData text(String value) {
        return value.isEmpty() ? null : StringData.fromString(value);
    }
}
