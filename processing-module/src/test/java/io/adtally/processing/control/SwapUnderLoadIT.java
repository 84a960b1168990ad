package io.adtally.processing.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.adtally.control.ControlAck;
import io.adtally.control.ControlSubject;
import io.adtally.control.ModelDrift;
import io.adtally.control.ModelPublished;
import io.adtally.control.Thresholds;
import io.adtally.fraud.feature.FeatureSchema;
import io.adtally.fraud.rule.IpBlocklist;
import io.adtally.fraud.rule.Rules;
import io.adtally.fraud.score.ModelBundle;
import io.adtally.processing.control.LoadedJudge.State;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Thresholds, lists and models change while two tasks judge as fast as they can. */
class SwapUnderLoadIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int ROUNDS = 8;
    private static final List<String> LISTED = List.of("198.51.71.", "198.51.72.");

    private final ControlSettings settings = ControlPlane.settings(Duration.ZERO);
    private final long start = System.nanoTime();
    private final List<State> inForce = new CopyOnWriteArrayList<>();

    @RegisterExtension
    final ControlPlane control = new ControlPlane(settings);

    @TempDir
    Path directory;

    /**
     * No event is judged by half of a version: its outcome is what its versions say, and these were in force together, in
     * the order in which they were sent. Bundles that are damaged are refused, told of and counted; the old one scores on.
     */
    @Test
    void everyJudgementIsOfOneStateThatWasInForce() throws Exception {
        Path bundled = directory.resolve("bundled.zip");
        try (InputStream zip = Objects.requireNonNull(ModelBundle.class.getResourceAsStream("default-model.zip"))) {
            Files.copy(zip, bundled);
        }
        byte[] shifted = OtherModel.bundle(1.5);
        Path other = Files.write(directory.resolve("shifted.zip"), shifted);
        List<ModelBundle> models = List.of(ModelBundle.bundled(), OtherModel.read(shifted));
        byte[] damaged = shifted.clone();
        damaged[damaged.length / 2] ^= 1;
        Path corrupt = Files.write(directory.resolve("corrupt.zip"), damaged);
        try (Subscription feed = ControlFeed.subscribe(settings, new Task("judge", 1, 2), campaign -> {});
                LoadedJudge one = new LoadedJudge(settings, new Task("judge", 0, 2), models, inForce);
                LoadedJudge two = new LoadedJudge(settings, new Task("judge", 1, 2), models, inForce)) {
            List<LoadedJudge> judges = List.of(one, two);
            long refusedBefore = feed.refusals();
            for (int round = 0; round < ROUNDS; round++) {
                publish(feed.policy().rules(), round, List.of(bundled, other), models, corrupt);
                if (round == 0) {
                    State first = inForce.getLast();
                    await().atMost(LIMIT).until(() -> first.isOf(feed.policy().versions()));
                    judges.forEach(LoadedJudge::start);
                }
                if (round < ROUNDS / 2) { // the second half comes at once
                    await().atMost(LIMIT).until(() -> judges.stream().allMatch(this::hasReachedTheNewest));
                }
            }
            await().atMost(LIMIT).until(() -> judges.stream().allMatch(this::hasReachedTheNewest));
            ControlAck refusal = await().atMost(LIMIT)
                    .until(
                            () -> control.answer("model/champion/judge/1"),
                            answer -> answer != null && answer.getVersion() == start + 2L * ROUNDS - 1);
            assertThat(refusal.getRefused()).as("the damaged bundle").isNotEmpty();
            assertThat(feed.refusals() - refusedBefore).as("the metric").isEqualTo(ROUNDS);
            for (LoadedJudge judge : judges) {
                judge.finish();
                assertThat(judge.mistakes()).isEmpty();
                assertThat(judge.statesSeen()).as("states of the first half").contains(newestOfEachRound(ROUNDS / 2));
            }
            whatWasSeenIsTold();
        }
    }

    /** Of the model that came last, and of all features beside what it was made of. */
    private void whatWasSeenIsTold() {
        String champion = inForce.getLast().champion();
        ModelDrift told = await().atMost(LIMIT)
                .until(
                        () -> control.drift("champion/1"),
                        drift -> drift != null && drift.getModelId().equals(champion));
        assertThat(told.getTasks()).isEqualTo(2);
        assertThat(told.getRulings().getOrDefault("givt", 0L)).isPositive();
        assertThat(told.getDistributions()).hasSize(FeatureSchema.SIZE + 1).allSatisfy(found -> {
            assertThat(found.getExpected()).hasSize(found.getEdges().size() + 2);
            assertThat(found.getFound().stream().mapToLong(Long::longValue).sum())
                    .as(found.getName())
                    .isPositive();
        });
    }

    private boolean hasReachedTheNewest(LoadedJudge judge) {
        assertThat(judge.mistakes()).isEmpty();
        return judge.newest() == inForce.size() - 1;
    }

    private static Integer[] newestOfEachRound(int rounds) {
        Integer[] states = new Integer[rounds];
        for (int round = 0; round < rounds; round++) {
            states[round] = 3 * round + 2;
        }
        return states;
    }

    /** Thresholds, list, model and a damaged model; what is in force after each is known before it is sent. */
    private void publish(Rules rules, int round, List<Path> bundles, List<ModelBundle> models, Path corrupt)
            throws Exception {
        long version = start + round;
        int side = round % 2;
        double quarantine = 0.2 + 0.02 * round;
        State before = inForce.isEmpty() ? new State("", "", "", 0, 0, 0) : inForce.getLast();
        State thresholds = before.withThresholds(version, quarantine, quarantine + 0.3);
        State list = thresholds.withLists(listsVersion(rules, side), LISTED.get(side));
        State champion = list.withChampion(models.get(side).card().id());
        inForce.addAll(List.of(thresholds, list, champion));
        control.say(
                ControlSubject.THRESHOLDS,
                version,
                Thresholds.newBuilder()
                        .setQuarantine(quarantine)
                        .setDrop(quarantine + 0.3)
                        .build());
        control.say(ControlSubject.IP_LIST, version, control.write("ip", version, LISTED.get(side) + "0/24\n"));
        control.say(ControlSubject.CHAMPION, start + 2L * round, model(models.get(side), bundles.get(side)));
        control.say(ControlSubject.CHAMPION, start + 2L * round + 1, model(models.get(1), corrupt));
    }

    private static ModelPublished model(ModelBundle bundle, Path file) throws Exception {
        return ModelPublished.newBuilder()
                .setModelId(bundle.card().id())
                .setLocation(file.toUri().toString())
                .setSha256(ModelBundle.sha256(Files.readAllBytes(file)))
                .build();
    }

    /** As rules name it that know this list besides the bundled one. */
    private static String listsVersion(Rules rules, int side) {
        IpBlocklist listed =
                IpBlocklist.parse(List.of(LISTED.get(side) + "0/24")).blocklist();
        return rules.withBlocklist(IpBlocklist.bundled().plus(listed)).version();
    }
}
