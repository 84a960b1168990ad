package io.adtally.processing.behaviour;

import static io.adtally.processing.behaviour.BehaviourHarness.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.adtally.event.EventType;
import io.adtally.fraud.feature.Cluster;
import io.adtally.fraud.feature.LinkClusters;
import io.adtally.processing.event.Candidate;
import io.adtally.processing.event.Flag;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LinkNeighboursHarnessTest {
    private static final long HOUR = Duration.ofHours(1).toMillis();

    private BehaviourHarness networks;

    @BeforeEach
    void open() throws Exception {
        networks =
                BehaviourHarness.open(new LinkNeighbours(), candidate -> BehaviourKeys.ofNetworkDay(candidate.event()));
    }

    @AfterEach
    void close() throws Exception {
        networks.close();
    }

    @Test
    void usersOfOneDeviceAreLinkedAcrossTheAddressesOfTheirNetwork() throws Exception {
        cluster("u", "d", "8.8.8.1", NOON);
        cluster("v", null, "8.8.8.2", NOON);
        Cluster joined = cluster("v", "d", "8.8.8.3", NOON + HOUR);
        long smallest = Math.min(
                Math.min(LinkClusters.user("u"), LinkClusters.user("v")),
                Math.min(
                        LinkClusters.device("d"),
                        Math.min(
                                Math.min(LinkClusters.address("v4:8080801"), LinkClusters.address("v4:8080802")),
                                LinkClusters.address("v4:8080803"))));
        assertThat(joined).isEqualTo(new Cluster(smallest, 6, false));
    }

    @Test
    void anotherNetworkAndAnotherDayStartAnew() throws Exception {
        cluster("u", "d", "8.8.8.1", NOON);
        assertThat(cluster("u", "d", "8.8.9.1", NOON).size()).isEqualTo(3);
        assertThat(cluster("w", "d", "8.8.8.1", NOON + 11 * HOUR).size()).isEqualTo(4);
        assertThat(cluster("w", "d", "8.8.8.1", NOON + 12 * HOUR).size()).isEqualTo(3);
    }

    @Test
    void aDayIsForgottenADayAfterItEnds() throws Exception {
        cluster("u", "d", "8.8.8.1", NOON);
        cluster("u", "d", "8.8.8.1", NOON + 8 * HOUR);
        networks.flink.processWatermark(NOON + 36 * HOUR - 1);
        assertThat(networks.keysRemembered()).isOne();
        networks.flink.processWatermark(NOON + 36 * HOUR);
        assertThat(networks.keysRemembered()).isZero();
        assertThat(networks.flink.numEventTimeTimers()).isZero();
    }

    @Test
    void withoutAnAddressNothingIsKept() throws Exception {
        assertThat(cluster("u", "d", null, NOON)).isEqualTo(Cluster.NONE);
        assertThat(networks.keysRemembered()).isZero();
    }

    @Test
    void aHotNetworkIsSampledAndNothingIsLost() throws Exception {
        int sampled = 0;
        for (int i = 0; i < 1_000; i++) {
            Candidate out = networks.send(event("u" + i, null, "8.8.8.1", NOON));
            sampled += (out.flags() & Flag.SAMPLED_STATE.bit()) != 0 ? 1 : 0;
        }
        assertThat(sampled).isEqualTo(1_000 - LinkNeighbours.UPDATES_PER_SECOND);
        assertThat(networks.flink.extractOutputValues()).hasSize(1_000);
    }

    private Cluster cluster(@Nullable String user, @Nullable String device, @Nullable String ip, long time)
            throws Exception {
        return networks.send(event(user, device, ip, time)).behaviour().cluster();
    }

    private static Candidate event(@Nullable String user, @Nullable String device, @Nullable String ip, long time) {
        return BehaviourHarness.event(EventType.IMPRESSION, "e", time, user, device, ip, null);
    }
}
