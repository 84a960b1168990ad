package io.adtally.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class S3SignatureTest {
    private static final String EMPTY_BODY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    @Test
    void namesKeyDayRegionAndSignedHeaders() {
        String authorization = new S3Signature("us-east-1", "AK", "SK")
                .authorization("PUT", URI.create("http://127.0.0.1:9000/bucket"), "20260102T030405Z", EMPTY_BODY);
        assertThat(authorization)
                .startsWith("AWS4-HMAC-SHA256 Credential=AK/20260102/us-east-1/s3/aws4_request, "
                        + "SignedHeaders=host;x-amz-content-sha256;x-amz-date, Signature=")
                .matches(".*Signature=[0-9a-f]{64}");
    }
}
