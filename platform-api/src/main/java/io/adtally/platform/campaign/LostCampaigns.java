package io.adtally.platform.campaign;

import io.adtally.campaign.RedisKeys;
import io.adtally.control.ControlSubject;
import io.adtally.platform.audit.AuditLog;
import io.adtally.platform.publish.KeptInRedis;
import io.adtally.platform.publish.Publications;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Sends the metadata of campaigns again where Redis has lost them. */
@Component
class LostCampaigns implements KeptInRedis {
    private static final int AT_ONCE = 500;

    private final CampaignRepository repository;
    private final CampaignPublishing publishing;
    private final Publications publications;
    private final AuditLog audit;
    private final StringRedisTemplate redis;
    private final TransactionTemplate transactions;

    LostCampaigns(
            CampaignRepository repository,
            CampaignPublishing publishing,
            Publications publications,
            AuditLog audit,
            StringRedisTemplate redis,
            TransactionTemplate transactions) {
        this.repository = repository;
        this.publishing = publishing;
        this.publications = publications;
        this.audit = audit;
        this.redis = redis;
        this.transactions = transactions;
    }

    @Override
    public String what() {
        return "campaigns";
    }

    @Override
    public int sendLost() {
        int sent = 0;
        List<String> ids = repository.publishedIds("", Limit.of(AT_ONCE));
        while (!ids.isEmpty()) {
            List<String> lost = lost(ids);
            if (!lost.isEmpty()) {
                sent += transactions.execute(status -> sendAgain(lost));
            }
            ids = repository.publishedIds(ids.getLast(), Limit.of(AT_ONCE));
        }
        return sent;
    }

    /** Looked at once more when nobody else publishes: another console may have sent them meanwhile. */
    private int sendAgain(List<String> ids) {
        audit.takeTurn();
        List<String> lost = lost(ids);
        if (!lost.isEmpty()) {
            repository.findAllById(lost).forEach(campaign -> publishing.publishAgain(campaign.data()));
            audit.record(
                    "campaign.republish",
                    lost.size() == 1 ? lost.getFirst() : lost.size() + " campaigns",
                    "Redis had lost " + String.join(", ", lost));
        }
        return lost.size();
    }

    /** Those that were delivered, which means that they lay there, and are not there now. */
    private List<String> lost(List<String> ids) {
        Long found =
                redis.countExistingKeys(ids.stream().map(RedisKeys::campaign).toList());
        if (found != null && found == ids.size()) {
            return List.of();
        }
        return ids.stream()
                .filter(id -> !publications.waits(ControlSubject.campaign(id)))
                .filter(id -> !Boolean.TRUE.equals(redis.hasKey(RedisKeys.campaign(id))))
                .toList();
    }
}
