package io.adtally.platform.experiment;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An experiment and where it stands.
 *
 * @param salt what users are hashed with: experiments of the same salt and arms deal them alike
 * @param controlVersion the version last sent to the data plane about it; null while it is a draft
 */
public record ExperimentData(
        String name,
        String salt,
        List<Arm> arms,
        Status status,
        String definedBy,
        Instant definedAt,
        @Nullable Instant startedAt,
        @Nullable Instant stoppedAt,
        @Nullable Long controlVersion) {
    /** Where it stands. */
    public enum Status {
        DRAFT,
        RUNNING,
        /** Over for good: an arm's figures of two runs would be mixed up. */
        STOPPED
    }

    public ExperimentData {
        arms = List.copyOf(arms);
    }

    /** The part of all users that an arm gets, 0 to 1. */
    public double share(Arm arm) {
        return (double) arm.weight() / arms.stream().mapToLong(Arm::weight).sum();
    }
}
