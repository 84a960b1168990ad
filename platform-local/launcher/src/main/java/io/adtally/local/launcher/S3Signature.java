package io.adtally.local.launcher;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs requests without a query string, as "AWS Signature Version 4" describes it for S3. Immutable. */
record S3Signature(String region, String accessKey, String secretKey) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final String SIGNED_HEADERS = "host;x-amz-content-sha256;x-amz-date";

    /** Gives the request its method, body and signature, valid from now for some minutes. */
    void sign(HttpRequest.Builder request, String method, URI uri, byte[] body) {
        sign(request, method, uri, body, Instant.now());
    }

    void sign(HttpRequest.Builder request, String method, URI uri, byte[] body, Instant now) {
        String time = TIME.format(now);
        String bodyHash = hex(sha256(body));
        request.method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body))
                .header("x-amz-date", time)
                .header("x-amz-content-sha256", bodyHash)
                .header("Authorization", authorization(method, uri, time, bodyHash));
    }

    String authorization(String method, URI uri, String time, String bodyHash) {
        String canonical = method + "\n" + uri.getRawPath() + "\n\n"
                + "host:" + uri.getAuthority() + "\nx-amz-content-sha256:" + bodyHash + "\nx-amz-date:" + time + "\n\n"
                + SIGNED_HEADERS + "\n" + bodyHash;
        String scope = time.substring(0, 8) + "/" + region + "/s3/aws4_request";
        String toSign = "AWS4-HMAC-SHA256\n" + time + "\n" + scope + "\n" + hex(sha256(bytes(canonical)));
        byte[] key = bytes("AWS4" + secretKey);
        for (String step : scope.split("/", -1)) {
            key = hmac(key, step);
        }
        return "AWS4-HMAC-SHA256 Credential=" + accessKey + "/" + scope + ", SignedHeaders=" + SIGNED_HEADERS
                + ", Signature=" + hex(hmac(key, toSign));
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(bytes(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
