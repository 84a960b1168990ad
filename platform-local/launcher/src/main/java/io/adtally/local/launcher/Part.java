package io.adtally.local.launcher;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What the platform on one machine is made of, in an order in which each follows those it needs. */
public enum Part {
    KAFKA("ADTALLY_KAFKA_BOOTSTRAP"),
    REGISTRY("ADTALLY_REGISTRY_URL"),
    REDIS("ADTALLY_REDIS_URL"),
    S3("ADTALLY_S3_ENDPOINT"),
    CATALOG("ADTALLY_CATALOG_URL"),
    CLICKHOUSE("ADTALLY_CLICKHOUSE_URL"),
    COLLECTOR("ADTALLY_COLLECTOR_URL", KAFKA, REGISTRY),
    FLINK("", KAFKA, REGISTRY, REDIS, S3, CATALOG, CLICKHOUSE),
    /** The control plane and its console. */
    CONSOLE("ADTALLY_CONSOLE_URL", KAFKA, REGISTRY, REDIS, CLICKHOUSE),
    /** The API that advertisers ask for reports. */
    REPORTING("ADTALLY_REPORTING_URL", REDIS, S3, CLICKHOUSE);

    private final String addressVariable;

    @SuppressWarnings("ImmutableEnumChecker") // Copied by Set.of and never changed.
    private final Set<Part> needs;

    Part(String addressVariable, Part... needs) {
        this.addressVariable = addressVariable;
        this.needs = Set.of(needs);
    }

    /** The parts that must be usable before this one is started. */
    public Set<Part> needs() {
        return needs.isEmpty() ? EnumSet.noneOf(Part.class) : EnumSet.copyOf(needs);
    }

    /** The variable that, when people set it, names a real service to use instead; "" if there is none. */
    String addressVariable() {
        return addressVariable;
    }

    /** The part's name in commands, logs and directories. */
    public String partName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
