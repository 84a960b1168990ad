package io.adtally.platform.campaign;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A campaign's row. */
@Entity
@Table(name = "campaign")
class Campaign {
    @Id
    private String id;

    @Column(name = "advertiser_id")
    private String advertiserId;

    private String name;

    @Enumerated(EnumType.STRING)
    private CampaignStatus status;

    private String currency;

    @Column(name = "starts_on")
    private @Nullable LocalDate startsOn;

    @Column(name = "ends_on")
    private @Nullable LocalDate endsOn;

    @Column(name = "total_budget_micros")
    private @Nullable Long totalBudgetMicros;

    @Column(name = "daily_budget_micros")
    private @Nullable Long dailyBudgetMicros;

    @ElementCollection
    @CollectionTable(name = "campaign_price", joinColumns = @JoinColumn(name = "campaign_id"))
    private List<Price> prices = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "campaign_flight", joinColumns = @JoinColumn(name = "campaign_id"))
    private List<Flight> flights = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "campaign_ad", joinColumns = @JoinColumn(name = "campaign_id"))
    private List<Ad> ads = new ArrayList<>();

    @SuppressWarnings("UnusedVariable") // For whoever looks at the table.
    @Column(name = "changed_at")
    private Instant changedAt;

    /** Null until there is a row, by which Spring Data tells what is new. */
    @SuppressWarnings("NullAway.Init") // Hibernate sets it.
    @Version
    private Long version;

    @SuppressWarnings("NullAway.Init") // Hibernate sets the fields.
    protected Campaign() {}

    @SuppressWarnings("NullAway.Init") // apply sets the fields.
    Campaign(CampaignData data, Instant now) {
        this.id = data.id();
        apply(data, now);
    }

    final void apply(CampaignData data, Instant now) {
        advertiserId = data.advertiserId();
        name = data.name();
        status = data.status();
        currency = data.currency();
        startsOn = data.startsOn();
        endsOn = data.endsOn();
        totalBudgetMicros = data.totalBudgetMicros();
        dailyBudgetMicros = data.dailyBudgetMicros();
        prices.clear();
        prices.addAll(data.prices());
        flights.clear();
        flights.addAll(data.flights());
        ads.clear();
        ads.addAll(data.ads());
        changedAt = now;
    }

    String advertiserId() {
        return advertiserId;
    }

    CampaignData data() {
        return new CampaignData(
                id,
                advertiserId,
                name,
                status,
                currency,
                startsOn,
                endsOn,
                totalBudgetMicros,
                dailyBudgetMicros,
                prices,
                flights,
                ads,
                version);
    }
}
