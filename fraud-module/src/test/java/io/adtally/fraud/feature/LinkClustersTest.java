package io.adtally.fraud.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LinkClustersTest {
    private record Link(
            @Nullable String user,
            @Nullable String device,
            @Nullable String ip) {
        List<Long> members() {
            List<Long> members = new ArrayList<>();
            for (Long member : Arrays.asList(
                    user == null ? null : LinkClusters.user(user),
                    device == null ? null : LinkClusters.device(device),
                    ip == null ? null : LinkClusters.address(ip))) {
                if (member != null) {
                    members.add(member);
                }
            }
            return members;
        }
    }

    /** Against walking the links breadth first, after every link, in any order. */
    @Test
    void clustersAreTheConnectedComponents() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            List<Link> links = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                links.add(new Link(some(random), some(random), some(random)));
            }
            Collections.shuffle(links, random);
            LinkClusters clusters = new LinkClusters();
            for (int i = 0; i < links.size(); i++) {
                Link link = links.get(i);
                Cluster cluster = clusters.link(link.user, link.device, link.ip);
                Set<Long> expected = component(link, links.subList(0, i + 1));
                assertThat(cluster)
                        .as("seed %d, link %d", seed, i)
                        .isEqualTo(
                                expected.isEmpty()
                                        ? Cluster.NONE
                                        : new Cluster(Collections.min(expected), expected.size(), false));
            }
        }
    }

    @Test
    void aUserADeviceAndAnAddressOfOneNameAreThree() {
        assertThat(new LinkClusters().link("a", "a", "a").size()).isEqualTo(3);
    }

    @Test
    void aClusterAtItsBoundStopsGrowingAndSaysSo() {
        LinkClusters clusters = new LinkClusters();
        for (int user = 0; user < LinkClusters.MAX_CLUSTER - 1; user++) {
            assertThat(clusters.link("u" + user, null, "1.2.3.4").full()).isFalse();
        }
        Cluster full = clusters.link("u0", null, null);
        assertThat(full.size()).isEqualTo(LinkClusters.MAX_CLUSTER);
        Cluster refused = clusters.link(null, "one more", "1.2.3.4");
        assertThat(refused).as("the newcomer is alone").matches(cluster -> cluster.size() == 1 && cluster.full());
        assertThat(clusters.link("u5", null, null)).isEqualTo(new Cluster(full.id(), LinkClusters.MAX_CLUSTER, true));
    }

    @Test
    void membersAreBounded() {
        LinkClusters clusters = new LinkClusters();
        for (int user = 0; user < 10_000; user++) {
            clusters.link("u" + user, null, null);
        }
        assertThat(clusters.count).isEqualTo(512);
        assertThat(clusters.members).hasSize(512);
        assertThat(clusters.link("new", null, null)).isEqualTo(new Cluster(0, 0, true));
        assertThat(clusters.link("u7", "new", null)).isEqualTo(new Cluster(LinkClusters.user("u7"), 1, true));
    }

    private static Set<Long> component(Link start, List<Link> links) {
        Map<Long, Set<Long>> neighbours = new HashMap<>();
        for (Link link : links) {
            for (Long member : link.members()) {
                neighbours.computeIfAbsent(member, any -> new HashSet<>()).addAll(link.members());
            }
        }
        Set<Long> seen = new HashSet<>(start.members());
        Deque<Long> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            for (Long next : Objects.requireNonNull(neighbours.get(open.remove()))) {
                if (seen.add(next)) {
                    open.add(next);
                }
            }
        }
        return seen;
    }

    private static @Nullable String some(Random random) {
        return random.nextInt(4) == 0 ? null : "n" + random.nextInt(25);
    }
}
