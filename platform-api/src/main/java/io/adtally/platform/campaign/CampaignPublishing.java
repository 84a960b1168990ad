package io.adtally.platform.campaign;

import io.adtally.campaign.CampaignMetadata;
import io.adtally.campaign.PriceVersion;
import io.adtally.campaign.RedisKeys;
import io.adtally.control.CampaignChanged;
import io.adtally.control.ControlMessage;
import io.adtally.control.ControlSubject;
import io.adtally.platform.account.Asker;
import io.adtally.platform.audit.AuditLog;
import io.adtally.platform.publish.Outbox;
import io.adtally.platform.publish.SetInRedis;
import io.adtally.registry.AvroJson;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Tells the data plane of a campaign: its metadata into Redis, then a message that they changed. */
@Component
class CampaignPublishing {
    private final Outbox outbox;
    private final Clock clock;

    CampaignPublishing(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    void publish(CampaignData campaign) {
        send(campaign, outbox.nextVersion(subject(campaign)), Asker.current().name());
    }

    /** As what it is, without a new version. */
    void publishAgain(CampaignData campaign) {
        send(campaign, outbox.lastVersion(subject(campaign)), AuditLog.SYSTEM);
    }

    private static String subject(CampaignData campaign) {
        return ControlSubject.campaign(campaign.id());
    }

    private void send(CampaignData campaign, long version, String by) {
        ControlMessage message = ControlMessage.newBuilder()
                .setSubject(subject(campaign))
                .setVersion(version)
                .setIssuedAt(clock.millis())
                .setIssuedBy(by)
                .setBody(new CampaignChanged(campaign.id()))
                .build();
        outbox.control(
                message,
                new Outbox.Before(
                        SetInRedis.STEP, RedisKeys.campaign(campaign.id()), AvroJson.write(metadata(campaign))));
    }

    private static CampaignMetadata metadata(CampaignData campaign) {
        return CampaignMetadata.newBuilder()
                .setCampaignId(campaign.id())
                .setAdvertiserId(campaign.advertiserId())
                .setCurrency(campaign.currency())
                .setPrices(campaign.prices().stream()
                        .map(price -> new PriceVersion(price.from().toEpochMilli(), price.model(), price.priceMicros()))
                        .toList())
                .build();
    }
}
