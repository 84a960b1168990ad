package io.adtally.processing.pipeline;

import io.adtally.processing.control.ControlSettings;
import io.adtally.processing.control.ControlledCampaigns;
import io.adtally.processing.control.ControlledJudging;
import io.adtally.processing.enrich.CampaignChanges;
import io.adtally.processing.judge.Judging;

/** What the control plane decides; fixed in tests. */
record Policies(CampaignChanges campaigns, Judging judging) {
    static Policies of(ControlSettings settings) {
        return new Policies(new ControlledCampaigns(settings), new ControlledJudging(settings));
    }
}
