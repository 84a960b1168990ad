package io.adtally.local.launcher;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Names and random secrets of the local services, good for this machine only: by environment variable. Immutable. */
record Credentials(Map<String, String> values) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SecureRandom RANDOM = new SecureRandom();

    static Credentials random() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("ADTALLY_S3_ACCESS_KEY", "adtally-" + secret(4));
        values.put("ADTALLY_S3_SECRET_KEY", secret(20));
        values.put("ADTALLY_CATALOG_USER", "lake");
        values.put("ADTALLY_CATALOG_PASSWORD", secret(16));
        values.put("ADTALLY_CLICKHOUSE_USER", "adtally");
        values.put("ADTALLY_CLICKHOUSE_PASSWORD", secret(16));
        values.put("ADTALLY_DATABASE_PASSWORD", secret(16));
        return new Credentials(values);
    }

    /** Those in the file; what is not there yet is made and written there for its owner's eyes only. */
    static Credentials kept(Path file) throws IOException {
        Credentials made = random();
        if (Files.exists(file)) {
            Map<String, String> values = new LinkedHashMap<>(made.values());
            Set<String> known = new HashSet<>();
            JSON.readTree(file.toFile()).fields().forEachRemaining(field -> {
                values.put(field.getKey(), field.getValue().asText());
                known.add(field.getKey());
            });
            made = new Credentials(values);
            if (known.containsAll(values.keySet())) {
                return made;
            }
        }
        Path draft = Files.createTempFile(
                file.toAbsolutePath().getParent(),
                "credentials",
                ".tmp",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        JSON.writerWithDefaultPrettyPrinter().writeValue(draft.toFile(), made.values());
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        return made;
    }

    private static String secret(int bytes) {
        byte[] secret = new byte[bytes];
        RANDOM.nextBytes(secret);
        return HexFormat.of().formatHex(secret);
    }
}
