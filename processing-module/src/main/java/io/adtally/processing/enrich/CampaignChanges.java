package io.adtally.processing.enrich;

import java.io.Serializable;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.RuntimeContext;

/** Tells a task which campaigns' terms have changed. */
@FunctionalInterface
public interface CampaignChanges extends Serializable {
    /** Calls back with the id of every campaign that changes from now on, on any thread, until closed. */
    AutoCloseable watch(RuntimeContext task, Consumer<String> changed);
}
