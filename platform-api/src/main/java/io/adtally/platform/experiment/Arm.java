package io.adtally.platform.experiment;

/**
 * A variant.
 *
 * @param weight its share relative to the other arms', 1 to 1,000,000
 */
public record Arm(String name, int weight) {}
