package io.adtally.local.launcher;

import java.util.Set;
import java.util.function.Consumer;

/** Fetches ClickHouse's engine into the user's cache, once. */
final class ClickHouseEngine {
    private ClickHouseEngine() {}

    static void fetch(Wiring wiring, Set<Part> parts, Consumer<String> say) {}
}
