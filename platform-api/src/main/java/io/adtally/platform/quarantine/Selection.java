package io.adtally.platform.quarantine;

/** The waiting events of one cluster that pass the filter with which the cluster was found. */
public record Selection(Dimension dimension, String value, String currency, QueueFilter filter) {}
