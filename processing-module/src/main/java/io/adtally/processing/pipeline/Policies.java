package io.adtally.processing.pipeline;

import io.adtally.processing.behaviour.Experiments;
import io.adtally.processing.control.ControlSettings;
import io.adtally.processing.control.ControlledCampaigns;
import io.adtally.processing.control.ControlledExperiments;
import io.adtally.processing.control.ControlledJudging;
import io.adtally.processing.enrich.CampaignChanges;
import io.adtally.processing.judge.Judging;
import io.adtally.processing.settings.PipelineSettings;

/** What the control plane decides; fixed in tests. */
record Policies(CampaignChanges campaigns, Experiments experiments, Judging judging) {
    static Policies of(PipelineSettings settings) {
        ControlSettings control = settings.control();
        return new Policies(
                new ControlledCampaigns(control),
                new ControlledExperiments(control, settings.experiment()),
                new ControlledJudging(control));
    }
}
