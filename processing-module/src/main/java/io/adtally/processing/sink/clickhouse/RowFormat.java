package io.adtally.processing.sink.clickhouse;

import java.io.IOException;

/**
 * Which columns of {@code adtally.ad_events} a batch's rows have, in their order. A batch may lie in a checkpoint while the
 * job is upgraded: what earlier builds wrote stays readable.
 */
enum RowFormat {
    FIRST(1, Columns.FIRST),
    WITH_CLIENT(2, Columns.WITH_CLIENT),
    WITH_SOURCE(3, Columns.WITH_CLIENT + ", source_partition, source_offset");

    /** What this build writes. */
    static final RowFormat NEWEST = WITH_SOURCE;

    private final int number;
    private final String columns;

    RowFormat(int number, String columns) {
        this.number = number;
        this.columns = columns;
    }

    private static final class Columns {
        private static final String FIRST =
                "event_id, event_type, signal_type, event_time, server_received_at, outcome, sign, reason,"
                        + " advertiser_id, campaign_id, ad_id, creative_id, placement_id, site_id, impression_id, user_id_hash, country,"
                        + " spend_micros, spend_currency, value_micros, value_currency, flags, adjustment_reason, adjusted_at,"
                        + " rules_version, experiment_arm, score, challenger_score, signals, model_version, challenger_version,"
                        + " lists_version, thresholds_version, price_micros";
        private static final String WITH_CLIENT = FIRST + ", device, os, viewability";
    }

    /** The format of this number; IOException if only a later build has it. */
    static RowFormat of(int number) throws IOException {
        for (RowFormat format : values()) {
            if (format.number == number) {
                return format;
            }
        }
        throw new IOException(
                "ClickHouse batch with rows of format " + number + ", this build reads up to " + NEWEST.number);
    }

    int number() {
        return number;
    }

    String insert() {
        return "INSERT INTO adtally.ad_events (" + columns + ") FORMAT RowBinary";
    }
}
