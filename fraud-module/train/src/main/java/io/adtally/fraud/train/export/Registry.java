package io.adtally.fraud.train.export;

import io.adtally.fraud.score.ModelBundle;
import io.adtally.fraud.score.ModelLimits;
import io.adtally.fraud.score.ModelRefusedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * The object store where models are found by their location. A bundle is stored once under its id, and never replaced by
 * other bytes.
 */
public final class Registry implements AutoCloseable {
    private final S3Client store;
    private final String bucket;

    private Registry(S3Client store, String bucket) {
        this.store = store;
        this.bucket = bucket;
    }

    /** Where a bundle lies, and the checksum that whoever fetches it must find. */
    public record Registered(String id, String location, String sha256) {}

    /**
     * Connects by the platform's environment: ADTALLY_S3_ENDPOINT, ADTALLY_S3_ACCESS_KEY and ADTALLY_S3_SECRET_KEY are
     * required, ADTALLY_S3_REGION is us-east-1 where absent. Throws {@link IllegalArgumentException} naming what lacks.
     */
    public static Registry connect(Map<String, String> environment, String bucket) {
        S3Client store = S3Client.builder()
                .endpointOverride(URI.create(required(environment, "ADTALLY_S3_ENDPOINT")))
                .region(Region.of(environment.getOrDefault("ADTALLY_S3_REGION", "us-east-1")))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        required(environment, "ADTALLY_S3_ACCESS_KEY"),
                        required(environment, "ADTALLY_S3_SECRET_KEY"))))
                .forcePathStyle(true)
                .build();
        return new Registry(store, bucket);
    }

    private static String required(Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(name + " must be set");
        }
        return value;
    }

    /**
     * Stores a bundle, after it was read as the stream will read it.
     *
     * @throws ModelRefusedException if the stream would refuse it
     * @throws IllegalStateException if another bundle lies under the same id
     * @throws IOException if the store does not take it
     */
    public Registered register(byte[] bundle) throws ModelRefusedException, IOException {
        String id = ModelBundle.read(new ByteArrayInputStream(bundle), ModelLimits.DEFAULT)
                .card()
                .id();
        String key = id + "/bundle.zip";
        String sha256 = ModelBundle.sha256(bundle);
        try {
            if (!lies(key, sha256)) {
                store.putObject(
                        request -> request.bucket(bucket).key(key).contentType("application/zip"),
                        RequestBody.fromBytes(bundle));
            }
        } catch (SdkException e) {
            throw new IOException(
                    "the object store did not take s3://" + bucket + "/" + key + ": " + e.getMessage(), e);
        }
        return new Registered(id, "s3://" + bucket + "/" + key, sha256);
    }

    /** Whether it is there already. */
    private boolean lies(String key, String sha256) {
        try {
            byte[] there = store.getObjectAsBytes(
                            request -> request.bucket(bucket).key(key))
                    .asByteArray();
            if (!ModelBundle.sha256(there).equals(sha256)) {
                throw new IllegalStateException("another bundle lies at s3://" + bucket + "/" + key);
            }
            return true;
        } catch (NoSuchKeyException absent) {
            return false;
        }
    }

    @Override
    public void close() {
        store.close();
    }
}
