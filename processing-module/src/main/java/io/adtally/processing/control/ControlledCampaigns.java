package io.adtally.processing.control;

import io.adtally.processing.enrich.CampaignChanges;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.RuntimeContext;

/** Campaign changes as the control plane announces them. */
public record ControlledCampaigns(ControlSettings settings) implements CampaignChanges {
    static final String OPERATOR = "enrich";

    @Override
    public Watch watch(RuntimeContext task, Consumer<String> changed) {
        return ControlFeed.subscribe(settings, Task.of(OPERATOR, task), changed);
    }
}
