package io.adtally.local.launcher;

import java.util.List;
import java.util.stream.Stream;

/** What a Java that runs Flink, Iceberg or Kryo must be told; the root pom gives its tests the same. */
final class FlinkFlags {
    static final List<String> OPENS = Stream.of(
                    "java.lang",
                    "java.lang.reflect",
                    "java.net",
                    "java.io",
                    "java.nio",
                    "java.text",
                    "java.time",
                    "java.util",
                    "java.util.concurrent",
                    "java.util.concurrent.atomic",
                    "java.util.concurrent.locks",
                    "sun.nio.ch")
            .map(name -> "--add-opens=java.base/" + name + "=ALL-UNNAMED")
            .toList();

    private FlinkFlags() {}
}
