package io.adtally.local.service;

import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;
import org.gaul.s3proxy.Main;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An S3 endpoint over a directory. Argument: {@code --data DIR}; environment: ADTALLY_S3_ENDPOINT, ADTALLY_S3_ACCESS_KEY,
 * ADTALLY_S3_SECRET_KEY. Requests must be signed.
 */
public final class S3Endpoint {
    private static final Logger LOG = LoggerFactory.getLogger(S3Endpoint.class);

    private S3Endpoint() {}

    public static void main(String[] args) throws Exception {
        Path data = Files.createDirectories(Path.of(Arguments.parse(args).text("data")));
        URI endpoint = URI.create(Arguments.environment("ADTALLY_S3_ENDPOINT"));
        Path configuration = write(properties(endpoint, Files.createDirectories(data.resolve("buckets"))));
        try {
            Main.main(new String[] {"--properties", configuration.toString()});
        } finally {
            Files.deleteIfExists(configuration);
        }
        LOG.info("S3 endpoint is up at {}", endpoint);
    }

    private static Properties properties(URI endpoint, Path buckets) {
        Properties properties = new Properties();
        properties.put("s3proxy.endpoint", endpoint.toString());
        properties.put("s3proxy.authorization", "aws-v2-or-v4");
        properties.put("s3proxy.identity", Arguments.environment("ADTALLY_S3_ACCESS_KEY"));
        properties.put("s3proxy.credential", Arguments.environment("ADTALLY_S3_SECRET_KEY"));
        properties.put("jclouds.provider", "filesystem-nio2");
        properties.put("jclouds.filesystem.basedir", buckets.toString());
        // The provider asks for them and uses neither.
        properties.put("jclouds.identity", "unused");
        properties.put("jclouds.credential", "unused");
        return properties;
    }

    private static Path write(Properties properties) throws Exception {
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Path file = Files.createTempFile("adtally-s3-", ".properties", ownerOnly);
        try (OutputStream out = Files.newOutputStream(file)) {
            properties.store(out, null);
        }
        return file;
    }
}
