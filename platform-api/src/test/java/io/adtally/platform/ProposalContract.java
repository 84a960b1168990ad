package io.adtally.platform;

import static io.adtally.platform.RunningPlatform.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.adtally.platform.RunningPlatform.Answer;
import io.adtally.platform.publish.Publications;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of proposals that were overtaken or taken back; the same on each database. */
abstract class ProposalContract extends AccessContract {
    @Test
    void thresholdsThatWereOvertakenMustBeProposedAgain() throws Exception {
        String analyst = prefix() + "-overtaken";
        platform().addPerson(analyst, "FRAUD_ANALYST", null);
        String proposals = "/thresholds/proposals";
        Map<String, Object> wanted = Map.of("quarantine", 0.71, "drop", 0.96, "reason", "tighter");
        String early = platform().post(analyst, proposals, wanted).string("id");
        Answer late = platform().post(analyst, proposals, wanted);
        Answer approved = platform().post(ADMIN, proposals + "/" + late.string("id") + "/approval", Map.of());
        assertThat(approved.status()).as(approved.text()).isEqualTo(200);

        Answer refused = platform().post(ADMIN, proposals + "/" + early + "/approval", Map.of());
        assertThat(refused.status()).isEqualTo(412);
        assertThat(refused.text()).contains("propose it again");
        assertThat(platform()
                        .post(ADMIN, proposals + "/" + early + "/rejection", Map.of())
                        .string("status"))
                .isEqualTo("REJECTED");

        Object overtaken = late.body().path("basedOn");
        Object current = approved.body().path("controlVersion");
        assertThat(platform().post(analyst, proposals, basedOn(overtaken)).status())
                .isEqualTo(412);
        assertThat(platform().post(analyst, proposals, basedOn(current)).status())
                .isEqualTo(201);
    }

    private static Map<String, Object> basedOn(Object version) {
        return Map.of("quarantine", 0.71, "drop", 0.96, "reason", "again", "basedOn", version);
    }

    @Test
    void ofTwoWhoDecideAtTheSameMomentTheSecondIsToldSo() throws Exception {
        String analyst = prefix() + "-hasty";
        platform().addPerson(analyst, "FRAUD_ANALYST", null);
        Map<String, Object> thresholds = Map.of("quarantine", 0.72, "drop", 0.95, "reason", "raced");
        Map<String, Object> model = Map.of("seat", "CHALLENGER", "reason", "raced");
        for (int round = 0; round < ROUNDS; round++) {
            requireOneDecides(analyst, "/thresholds/proposals", thresholds);
            requireOneDecides(analyst, "/models/changes", model);
        }
        // Others count what is said.
        await().atMost(Duration.ofSeconds(30))
                .until(() -> platform().bean(Publications.class).backlog().waiting() == 0);
    }

    private void requireOneDecides(String analyst, String proposals, Map<String, Object> wanted) throws Exception {
        String path =
                proposals + "/" + platform().post(analyst, proposals, wanted).string("id");
        assertThat(atOnce(() -> platform().post(ADMIN, path + "/approval", Map.of()), () -> platform()
                        .post(analyst, path + "/withdrawal", Map.of())))
                .extracting(Answer::status)
                .as(path)
                .containsExactlyInAnyOrder(200, 409);
    }

    @Test
    void aProposedModelIsWithdrawnByWhoProposedIt() throws Exception {
        String analyst = prefix() + "-modeller";
        platform().addPerson(analyst, "FRAUD_ANALYST", null);
        String path = "/models/changes/"
                + platform()
                        .post(analyst, "/models/changes", Map.of("seat", "CHAMPION", "reason", "rules suffice"))
                        .string("id");
        assertThat(platform().post(ADMIN, path + "/withdrawal", Map.of()).status())
                .isEqualTo(409);
        assertThat(platform().post(analyst, path + "/withdrawal", Map.of()).string("status"))
                .isEqualTo("WITHDRAWN");
        assertThat(platform().post(ADMIN, path + "/approval", Map.of()).status())
                .isEqualTo(409);
    }
}
