package io.adtally.processing.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.adtally.control.CampaignChanged;
import io.adtally.control.ControlMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeferredTest {
    private final Deferred deferred = new Deferred();

    @Test
    void pausesGrowWhileItFailsAgainAndBeginAnewOnceNoneIsLeft() {
        deferred.add(message("model/champion", 1), 0);
        assertThat(secondsOfTries(70)).containsExactly(1, 3, 7, 15, 31, 61);
        deferred.remove("model/champion");
        deferred.add(message("model/champion", 1), seconds(70));
        assertThat(deferred.due(seconds(70))).isEmpty();
        assertThat(deferred.due(seconds(71))).hasSize(1);
    }

    @Test
    void theNewestOfASubjectIsTried() {
        deferred.add(message("list/ip", 1), 0);
        deferred.add(message("list/ip", 2), 0);
        assertThat(deferred.due(seconds(1)))
                .extracting(ControlMessage::getVersion)
                .containsExactly(2L);
    }

    /** Each time it fails once more. */
    private List<Integer> secondsOfTries(int until) {
        List<Integer> tries = new ArrayList<>();
        for (int second = 0; second <= until; second++) {
            for (ControlMessage due : deferred.due(seconds(second))) {
                tries.add(second);
                deferred.add(due, seconds(second));
            }
        }
        return tries;
    }

    private static long seconds(int seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }

    private static ControlMessage message(String subject, long version) {
        return ControlMessage.newBuilder()
                .setSubject(subject)
                .setVersion(version)
                .setIssuedAt(1)
                .setIssuedBy("test")
                .setBody(new CampaignChanged("c"))
                .build();
    }
}
