package io.adtally.processing.control;

import java.io.Serializable;
import java.util.List;

/**
 * Where the control plane speaks.
 *
 * @param kafkaBootstrap of the topics control and control_acks
 * @param redisUrl where lists lie
 * @param networkFiles MMDB files that know whose network an address lies in; none for the bundled table
 */
public record ControlSettings(String kafkaBootstrap, String registryUrl, String redisUrl, List<String> networkFiles)
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
