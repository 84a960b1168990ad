package io.adtally.processing.enrich;

import java.io.Serializable;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.RuntimeContext;

/** Tells a task which campaigns there are, and whose terms have changed. */
@FunctionalInterface
public interface CampaignChanges extends Serializable {
    /** Calls back with the id of every campaign that changes from now on, on any thread, until closed. */
    Watch watch(RuntimeContext task, Consumer<String> changed);

    /** What a task knows of campaigns but for their terms. Thread-safe. */
    @FunctionalInterface
    interface Watch extends AutoCloseable {
        /** Whether its terms were published, so that the store ought to have them. */
        boolean isPublished(String campaignId);

        @Override
        default void close() {}
    }
}
