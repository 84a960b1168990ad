package io.adtally.processing.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.adtally.event.AdEvent;
import io.adtally.event.EventType;
import io.adtally.event.SignalType;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViewabilityTest {
    @ParameterizedTest
    @CsvSource({
        "VIEWABLE,   1000, 500, viewable",
        "VIEWABLE,   9000, 1000, viewable",
        "VIEWABLE,   999, 1000, not_viewable",
        "VIEWABLE,   60000, 499, not_viewable",
        "VIEWABLE,   1000, , viewable",
        "VIEWABLE,   999, , not_viewable",
        "VIEWABLE,   , 499, not_viewable",
        "VIEWABLE,   , 500, undetermined",
        "VIEWABLE,   , , undetermined",
        "IMPRESSION, 2000, 1000, ''",
        "CLICK,      , , ''",
    })
    void halfOfThePixelsForASecond(EventType type, Long millis, Integer permille, String viewability) {
        AdEvent event = AdEvent.newBuilder()
                .setEventId("event")
                .setEventType(type)
                .setSignalType(SignalType.BROWSER)
                .setEventTime(1)
                .setServerReceivedAt(2)
                .setCollectorId("collector")
                .setAdId("ad")
                .setCampaignId("campaign")
                .setViewableMs(millis)
                .setViewableFractionPermille(permille)
                .build();
        assertThat(Viewability.of(event)).isEqualTo(viewability);
        assertThat(Viewability.isUnproven(event))
                .isEqualTo(List.of("not_viewable", "undetermined").contains(viewability));
    }
}
