package io.adtally.processing.control;

import java.io.Serializable;

/**
 * Where the control plane speaks.
 *
 * @param kafkaBootstrap of the topics control and control_acks
 * @param redisUrl where lists lie
 */
public record ControlSettings(String kafkaBootstrap, String registryUrl, String redisUrl) implements Serializable {
    /** Without what an address may carry in front of its host. */
    @Override
    public String toString() {
        return "ControlSettings[" + kafkaBootstrap + ", " + registryUrl + ", " + redisUrl.replaceFirst("//.*@", "//")
                + "]";
    }
}
