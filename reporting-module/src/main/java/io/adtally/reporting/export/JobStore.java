package io.adtally.reporting.export;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import tools.jackson.databind.json.JsonMapper;

/**
 * Jobs and their files in the object store: {@code jobs/ID.json} is a job, {@code open/ID} a sign of life of one that is not
 * over, {@code files/ID/…} what it wrote. Old ones are deleted by the bucket's lifecycle rule. Thread-safe.
 */
@Component
class JobStore implements DisposableBean {
    private static final String OPEN = "open/";

    private final ExportSettings settings;
    private final JsonMapper json;
    private final S3Client client;
    private final S3Presigner presigner;

    JobStore(ExportSettings settings, JsonMapper json) {
        this.settings = settings;
        this.json = json;
        AwsCredentialsProvider credentials = StaticCredentialsProvider.create(
                AwsBasicCredentials.create(settings.accessKey(), settings.secretKey()));
        Region region = Region.of(settings.region());
        this.client = S3Client.builder()
                .endpointOverride(settings.endpoint())
                .region(region)
                .credentialsProvider(credentials)
                .forcePathStyle(true)
                .httpClient(UrlConnectionHttpClient.create())
                // Other stores than Amazon's do not know the newer checksums.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .build();
        this.presigner = S3Presigner.builder()
                .endpointOverride(settings.downloadEndpoint())
                .region(region)
                .credentialsProvider(credentials)
                .serviceConfiguration(
                        S3Configuration.builder().pathStyleAccessEnabled(true).build())
                .build();
    }

    void put(ReportJob job) {
        client.putObject(
                put -> put.bucket(settings.bucket()).key(key(job.id())).contentType("application/json"),
                RequestBody.fromBytes(json.writeValueAsBytes(job)));
    }

    Optional<ReportJob> find(String id) {
        try {
            byte[] bytes = client.getObjectAsBytes(
                            get -> get.bucket(settings.bucket()).key(key(id)))
                    .asByteArray();
            return Optional.of(json.readValue(bytes, ReportJob.class));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        }
    }

    /** A sign of life. */
    void touch(String id) {
        client.putObject(put -> put.bucket(settings.bucket()).key(OPEN + id), RequestBody.empty());
    }

    void close(String id) {
        client.deleteObject(delete -> delete.bucket(settings.bucket()).key(OPEN + id));
    }

    /** The jobs that are not over, with their last sign of life. */
    Map<String, Instant> open() {
        Map<String, Instant> open = new TreeMap<>();
        client.listObjectsV2Paginator(list -> list.bucket(settings.bucket()).prefix(OPEN))
                .contents()
                .forEach(object -> open.put(object.key().substring(OPEN.length()), object.lastModified()));
        return open;
    }

    /** Writes a job's file, over one of the same name. */
    void write(String id, String name, Path file) {
        client.putObject(put -> put.bucket(settings.bucket()).key(key(id, name)), file);
    }

    /** Lets whoever has it read the file until it expires; signed with HMAC-SHA256 (AWS Signature Version 4). */
    URI url(String id, String name) {
        return URI.create(presigner
                .presignGetObject(sign -> sign.signatureDuration(settings.urlValid())
                        .getObjectRequest(get -> get.bucket(settings.bucket())
                                .key(key(id, name))
                                .responseContentDisposition("attachment; filename=\"" + name + "\"")))
                .url()
                .toString());
    }

    @Override
    public void destroy() {
        client.close();
        presigner.close();
    }

    private static String key(String id) {
        return "jobs/" + id + ".json";
    }

    private static String key(String id, String name) {
        return "files/" + id + "/" + name;
    }
}
