package io.adtally.processing.control;

import static io.adtally.processing.control.InForce.ruling;
import static io.adtally.processing.control.InForce.visitFrom;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.adtally.control.ControlSubject;
import io.adtally.control.ModelPublished;
import io.adtally.control.RulesPublished;
import io.adtally.fraud.feature.Behaviour;
import io.adtally.fraud.policy.Workspace;
import io.adtally.fraud.rule.RuleSet;
import io.adtally.fraud.score.ModelBundle;
import io.adtally.fraud.verdict.Judgement;
import io.adtally.fraud.verdict.Ruling;
import io.adtally.processing.event.IncomingEvent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Rules and models that come by way of a real Kafka and registry. */
class RulesAndModelsInForceIT {
    private static final Duration LIMIT = ControlPlane.LIMIT;
    private static final Task JUDGE = new Task("judge", 1, 2);

    private final ControlSettings settings = ControlPlane.settings(Duration.ZERO);
    /** Rises from test to test, because the topic outlives them. */
    private final long version = System.nanoTime();

    @TempDir
    Path directory;

    @RegisterExtension
    final ControlPlane control = new ControlPlane(settings);

    @Test
    void rulesAreDataAndWrongOnesAreRefusedWithTheirPlace() throws Exception {
        IncomingEvent any = visitFrom("8.8.8.8");
        try (Subscription subscription = ControlFeed.subscribe(settings, JUDGE, id -> {})) {
            control.say(ControlSubject.RULES, version, new RulesPublished("""
                {"version": "test-1", "rules": [{"id": "everything", "reason": "activity", "mode": "enabled",
                 "when": [{"fact": "impression"}]}]}\
                """));
            await().atMost(LIMIT).until(() -> ruling(subscription, any) == Ruling.GIVT);
            assertThat(subscription.policy().versions().rules()).isEqualTo("test-1");
            control.say(ControlSubject.RULES, version + 1, new RulesPublished("""
                {"version": "test-2", "rules": [{"id": "x", "reason": "weather", "mode": "enabled", "when": []}]}\
                """));
            assertThat(control.awaitAnswer("rules/judge/1", version + 1).getRefused())
                    .contains("rules[0]");
            assertThat(subscription.policy().versions().rules()).isEqualTo("test-1");
            control.say(
                    ControlSubject.RULES,
                    version + 2,
                    new RulesPublished(RuleSet.bundled().toJson()));
            await().atMost(LIMIT).until(() -> ruling(subscription, any) == Ruling.CLEAN);
        }
    }

    @Test
    void aModelIsSwappedInWholeAndACorruptOneLeavesTheOldScoring() throws Exception {
        Path bundle = directory.resolve("bundle.zip");
        try (InputStream bundled = Objects.requireNonNull(ModelBundle.class.getResourceAsStream("default-model.zip"))) {
            Files.copy(bundled, bundle);
        }
        String id = ModelBundle.bundled().card().id();
        try (Subscription subscription = ControlFeed.subscribe(settings, JUDGE, any -> {})) {
            control.say(ControlSubject.CHALLENGER, version, model(id, bundle, ""));
            await().atMost(LIMIT)
                    .until(() -> subscription.policy().versions().challenger().equals(id));
            assertThat(judged(subscription).challengerScore())
                    .isEqualTo(judged(subscription).score());

            control.say(ControlSubject.CHAMPION, version, model(null, bundle, ""));
            await().atMost(LIMIT)
                    .until(() -> subscription.policy().versions().champion().isEmpty());
            assertThat(judged(subscription).score()).isNaN();

            control.say(ControlSubject.CHAMPION, version + 1, model(id, bundle, ""));
            await().atMost(LIMIT)
                    .until(() -> subscription.policy().versions().champion().equals(id));
            control.say(ControlSubject.CHAMPION, version + 2, model(id, bundle, "00"));
            assertThat(control.awaitAnswer("model/champion/judge/1", version + 2)
                            .getRefused())
                    .contains("SHA-256");
            control.say(ControlSubject.CHAMPION, version + 3, model("another", bundle, ""));
            assertThat(control.awaitAnswer("model/champion/judge/1", version + 3)
                            .getRefused())
                    .contains("not of another");
            byte[] bytes = Files.readAllBytes(bundle);
            bytes[bytes.length / 2] ^= 1;
            Files.write(bundle, bytes);
            control.say(ControlSubject.CHAMPION, version + 4, model(id, bundle, ""));
            assertThat(control.awaitAnswer("model/champion/judge/1", version + 4)
                            .getRefused())
                    .isNotEmpty();
            Files.delete(bundle);
            control.say(ControlSubject.CHAMPION, version + 5, model(id, bundle, "00"));
            assertThat(control.awaitAnswer("model/champion/judge/1", version + 5)
                            .getRefused())
                    .contains("there is no");
            assertThat(judged(subscription).score()).isBetween(0.0, 1.0);
            assertThat(judged(subscription).versions().champion()).isEqualTo(id);
        }
    }

    /** @param sha256 empty for the right one */
    private static ModelPublished model(@Nullable String id, Path bundle, String sha256) throws IOException {
        return ModelPublished.newBuilder()
                .setModelId(id)
                .setLocation(bundle.toUri().toString())
                .setSha256(sha256.isEmpty() ? ModelBundle.sha256(Files.readAllBytes(bundle)) : sha256)
                .build();
    }

    private static Judgement judged(Subscription subscription) {
        return subscription.policy().judge(visitFrom("8.8.8.8"), Behaviour.UNKNOWN, "", new Workspace());
    }
}
