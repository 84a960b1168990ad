package io.adtally.platform.campaign;

import io.adtally.platform.account.Asker;
import io.adtally.platform.audit.AuditLog;
import io.adtally.platform.problem.RefusedException;
import io.adtally.platform.problem.SearchText;
import io.adtally.platform.problem.Slice;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.data.domain.Limit;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The campaigns. One bound to an advertiser sees only that advertiser's, and for all others it is as if there were none.
 * Thread-safe.
 */
@Service
@Transactional
public class Campaigns {
    private final CampaignRepository repository;
    private final AdvertiserRepository advertisers;
    private final CampaignPublishing publishing;
    private final AuditLog audit;
    private final Clock clock;

    Campaigns(
            CampaignRepository repository,
            AdvertiserRepository advertisers,
            CampaignPublishing publishing,
            AuditLog audit,
            Clock clock) {
        this.repository = repository;
        this.advertisers = advertisers;
        this.publishing = publishing;
        this.audit = audit;
        this.clock = clock;
    }

    /** In the order of their ids, those after the given one. */
    @Transactional(readOnly = true)
    @PreAuthorize("hasAuthority('campaigns:read')")
    public Slice<CampaignData> page(CampaignFilter filter, String after, int limit) {
        Asker asker = Asker.current();
        String advertiser = asker.advertiserId() == null ? filter.advertiserId() : asker.advertiserId();
        List<CampaignData> found = repository
                .find(
                        after,
                        filter.status() == null,
                        Objects.requireNonNullElse(filter.status(), CampaignStatus.DRAFT),
                        advertiser == null,
                        Objects.requireNonNullElse(advertiser, ""),
                        SearchText.pattern(filter.text()),
                        Limit.of(limit + 1))
                .stream()
                .map(Campaign::data)
                .toList();
        return Slice.of(found, limit, CampaignData::id);
    }

    @Transactional(readOnly = true)
    @PreAuthorize("hasAuthority('campaigns:read')")
    public CampaignData find(String id) {
        return visible(id).data();
    }

    /** Makes a campaign and, unless it is a draft, tells the data plane. */
    @PreAuthorize("hasAuthority('campaigns:write')")
    public CampaignData create(CampaignData data) {
        audit.takeTurn();
        requireAdvertiser(data);
        if (repository.existsById(data.id())) {
            throw RefusedException.wrongState("There already is a campaign " + data.id());
        }
        CampaignData created =
                repository.saveAndFlush(new Campaign(data, clock.instant())).data();
        audit.record("campaign.create", data.id(), data.name() + ", " + data.status());
        publishUnlessDraft(created);
        return created;
    }

    /** Changes a campaign of the version that data names, and tells the data plane. */
    @PreAuthorize("hasAuthority('campaigns:write')")
    public CampaignData change(CampaignData data) {
        audit.takeTurn();
        Campaign campaign = visible(data.id());
        CampaignData before = campaign.data();
        if (before.version() != data.version()) {
            throw RefusedException.stale("Campaign", data.id(), data.version(), before.version());
        }
        requireAdvertiser(data);
        requireAllowed(before, data);
        campaign.apply(data, clock.instant());
        CampaignData changed = repository.saveAndFlush(campaign).data();
        audit.record("campaign.change", data.id(), CampaignChanges.describe(before, changed));
        publishUnlessDraft(changed);
        return changed;
    }

    private void requireAllowed(CampaignData before, CampaignData after) {
        if (before.status() == CampaignStatus.DRAFT) {
            return;
        }
        Instant now = clock.instant();
        PriceHistory.requireUnchanged(before.prices(), after.prices(), now);
        if (!before.currency().equals(after.currency())
                || !before.advertiserId().equals(after.advertiserId())) {
            throw RefusedException.wrongState(
                    "Currency and advertiser stay once a campaign has left the draft: events were charged by them");
        }
        if (after.status() == CampaignStatus.DRAFT) {
            throw RefusedException.wrongState("A campaign that was active does not become a draft again");
        }
    }

    private void publishUnlessDraft(CampaignData campaign) {
        if (campaign.status() != CampaignStatus.DRAFT) {
            publishing.publish(campaign);
        }
    }

    private void requireAdvertiser(CampaignData data) {
        if (!advertisers.existsById(data.advertiserId())) {
            throw RefusedException.badValue("advertiserId", "There is no advertiser " + data.advertiserId());
        }
    }

    private Campaign visible(String id) {
        Asker asker = Asker.current();
        return repository
                .findById(id)
                .filter(campaign -> asker.maySee(campaign.advertiserId()))
                .orElseThrow(() -> RefusedException.notFound("campaign", id));
    }
}
