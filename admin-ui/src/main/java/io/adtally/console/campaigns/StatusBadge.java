package io.adtally.console.campaigns;

import com.vaadin.flow.component.badge.Badge;
import io.adtally.console.widget.Badges;
import io.adtally.console.widget.Formats;
import io.adtally.platform.campaign.CampaignStatus;

/** A campaign's status as a badge. */
final class StatusBadge {
    private StatusBadge() {}

    static Badge of(CampaignStatus status) {
        return Badges.of(
                Formats.words(status),
                switch (status) {
                    case ACTIVE -> Badges.Tone.GOOD;
                    case PAUSED -> Badges.Tone.WAITING;
                    case DRAFT, ENDED -> Badges.Tone.NEUTRAL;
                });
    }
}
