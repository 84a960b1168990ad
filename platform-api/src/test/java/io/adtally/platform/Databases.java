package io.adtally.platform;

import java.nio.file.Path;

/** Databases of tests. */
final class Databases {
    private Databases() {}

    static String h2(Path directory) {
        return "jdbc:h2:file:" + directory.resolve("console")
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH";
    }
}
