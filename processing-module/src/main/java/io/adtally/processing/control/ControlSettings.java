package io.adtally.processing.control;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;

/**
 * Where the control plane speaks.
 *
 * @param kafkaBootstrap of the topics control and control_acks
 * @param redisUrl where lists lie
 * @param networkFiles MMDB files that know whose network an address lies in; none for the bundled table
 * @param controlTimeout how long the first task of a process waits for lists and models that were published and cannot be had
 *     before it judges without them
 */
public record ControlSettings(
        String kafkaBootstrap, String registryUrl, String redisUrl, List<String> networkFiles, Duration controlTimeout)
        implements Serializable {
    /** Copies the files. */
    public ControlSettings {
        networkFiles = List.copyOf(networkFiles);
    }

    /** Without what an address may carry in front of its host. */
    @Override
    public String toString() {
        return "ControlSettings[" + kafkaBootstrap + ", " + registryUrl + ", " + redisUrl.replaceFirst("//.*@", "//")
                + "]";
    }
}
