package io.adtally.processing.settings;

import java.io.Serializable;
import java.time.Duration;
import java.util.Map;

/**
 * What every job needs.
 *
 * @param checkpointInterval time between checkpoints; nothing is visible downstream before its checkpoint completed
 * @param checkpointDirectory object-store prefix under which each job keeps its checkpoints
 */
public record JobSettings(
        String kafkaBootstrap,
        String registryUrl,
        Duration checkpointInterval,
        String checkpointDirectory,
        LakeSettings lake)
        implements Serializable {
    /** Between two checkpoints, as one may set it. */
    static final Duration LONGEST_INTERVAL = Duration.ofMinutes(10);

    /** Reads the ADTALLY_* variables; all mistakes in one IllegalArgumentException. */
    public static JobSettings of(Map<String, String> variables) {
        Environment environment = new Environment(variables);
        JobSettings settings = read(environment);
        environment.refuseIfMistaken();
        return settings;
    }

    static JobSettings read(Environment environment) {
        return new JobSettings(
                environment.required("ADTALLY_KAFKA_BOOTSTRAP"),
                environment.required("ADTALLY_REGISTRY_URL"),
                environment.duration(
                        "ADTALLY_CHECKPOINT_INTERVAL",
                        Duration.ofSeconds(30),
                        Duration.ofMillis(500),
                        LONGEST_INTERVAL),
                "s3://" + environment.optional("ADTALLY_CHECKPOINT_BUCKET", "adtally-checkpoints"),
                LakeSettings.read(environment));
    }
}
