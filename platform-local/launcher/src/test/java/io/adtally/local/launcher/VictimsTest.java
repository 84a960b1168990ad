package io.adtally.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adtally.local.supervise.ProcessState;
import io.adtally.local.supervise.ProcessStatus;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VictimsTest {
    private static final List<ProcessStatus> PARTS = List.of(
            up("kafka-1"),
            up("kafka-2"),
            up("redis"),
            up("flink"),
            up("console"),
            new ProcessStatus("clickhouse", ProcessState.UP, 0, 0, "http://elsewhere"),
            up("traffic"));

    @Test
    void eachIsKilledBeforeAnyIsKilledAgainAndFlinkFirst() {
        Random random = new Random(1);
        for (int run = 0; run < 50; run++) {
            Victims victims = Victims.of(PARTS, Set.of());
            List<String> order = kill(victims, 5, random);
            assertThat(order.getFirst()).isEqualTo("flink");
            assertThat(order).containsExactlyInAnyOrder("flink", "kafka-1", "kafka-2", "redis", "console");
            assertThat(victims.spared()).containsExactly(ChaosResult.FLINK_AT_COMMIT);
            assertThat(kill(victims, 2, random)).as("until it was at a commit").containsOnly("flink");
            victims.killed(ChaosResult.FLINK_AT_COMMIT);
            assertThat(victims.spared()).isEmpty();
            assertThat(new HashSet<>(kill(victims, 60, random)))
                    .as("then chance decides")
                    .hasSize(5);
        }
    }

    @Test
    void kafkaMeansEveryBroker() {
        Victims victims = Victims.of(PARTS, Set.of("kafka", "redis"));
        assertThat(victims.spared()).containsExactly("kafka-1", "kafka-2", "redis");
        assertThat(kill(victims, 2, new Random(1))).hasSize(2);
        assertThat(victims.spared()).as("one was never killed").hasSize(1);
    }

    @Test
    void whoIsNotUpIsKilledWhenItIsUpAgain() {
        Victims victims = Victims.of(PARTS, Set.of("flink", "redis"));
        List<ProcessStatus> withoutFlink =
                List.of(new ProcessStatus("flink", ProcessState.STARTING, 7, 1, ""), up("redis"));
        assertThat(victims.next(withoutFlink, new Random(1))).hasValue(up("redis"));
        victims.killed("redis");
        assertThat(victims.next(withoutFlink, new Random(1)))
                .as("Flink is waited for")
                .isEmpty();
        assertThat(victims.next(PARTS, new Random(1))).hasValue(up("flink"));
        victims.killed("flink");
        assertThat(victims.isNeeded("flink")).as("at a commit").isTrue();
        assertThat(victims.next(withoutFlink, new Random(1)))
                .as("Flink is waited for")
                .isEmpty();
        victims.killed(ChaosResult.FLINK_AT_COMMIT);
        assertThat(victims.isNeeded("flink") || victims.isNeeded("redis")).isFalse();
        assertThat(victims.next(withoutFlink, new Random(1))).hasValue(up("redis"));
        assertThat(victims.next(List.of(), new Random(1))).isEmpty();
    }

    @Test
    void unknownNamesAreRefusedWithThoseThereAre() {
        for (String name : List.of("zookeeper", "", "traffic", "clickhouse", "kafka-3")) {
            assertThatThrownBy(() -> Victims.of(PARTS, Set.of("redis", name)))
                    .isInstanceOf(UsageException.class)
                    .hasMessage("there is no '" + name + "' to kill, only console, flink, kafka-1, kafka-2, redis");
        }
    }

    @Test
    void aNameGivenTwiceIsOneName() {
        assertThat(ChaosOptions.parse(List.of("--only", "redis,flink,redis")).victims())
                .containsExactlyInAnyOrder("redis", "flink");
    }

    @Test
    void aRunThatKilledNotAllItShouldProvesNothing() {
        ChaosResult result = new ChaosResult(true, Map.of("redis", 2), Set.of("flink"));
        assertThat(result.passed()).isFalse();
        assertThat(new ChaosResult(true, result.kills(), Set.of()).passed()).isTrue();
        assertThat(new ChaosResult(false, result.kills(), Set.of()).passed()).isFalse();
    }

    private static List<String> kill(Victims victims, int times, Random random) {
        List<String> order = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            String name = victims.next(PARTS, random).orElseThrow().name();
            victims.killed(name);
            order.add(name);
        }
        return order;
    }

    private static ProcessStatus up(String name) {
        return new ProcessStatus(name, ProcessState.UP, 1, 1, "");
    }
}
