package io.adtally.platform.quarantine;

/** All waiting events of one cluster. */
public record Selection(Dimension dimension, String value, String currency) {}
