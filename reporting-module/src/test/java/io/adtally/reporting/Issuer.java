package io.adtally.reporting;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpHandlers;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An OpenID Connect issuer: its metadata, its set of keys, and tokens, good ones and such as nobody should take. */
final class Issuer implements AutoCloseable {
    static final String AUDIENCE = "adtally-reports";

    private static final Duration VALID = Duration.ofMinutes(10);

    private final HttpServer server;
    private volatile RSAKey key;

    private Issuer(HttpServer server, RSAKey key) {
        this.server = server;
        this.key = key;
    }

    static Issuer start() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        Issuer issuer = new Issuer(server, newKey("one"));
        String url = issuer.url();
        server.createContext("/.well-known/openid-configuration", answer("""
                {"issuer": "%1$s", "jwks_uri": "%1$s/keys", "subject_types_supported": ["public"],
                 "response_types_supported": ["code"], "id_token_signing_alg_values_supported": ["RS256"]}""".formatted(url)));
        server.createContext("/keys", exchange -> answer(new JWKSet(issuer.key.toPublicJWK()).toString())
                .handle(exchange));
        server.start();
        return issuer;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Signs with another key from now on, which is the only one in the set. */
    void turnKeyOver() throws Exception {
        key = newKey("two");
    }

    /** The claims of a token that is to be taken. */
    JWTClaimsSet.Builder claims(List<String> roles, @Nullable String advertiser) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(url())
                .subject("anna")
                .audience(AUDIENCE)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(VALID)))
                .claim("roles", roles)
                .claim("advertiser_id", advertiser);
    }

    String signed(JWTClaimsSet claims) throws Exception {
        RSAKey present = key;
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID(present.getKeyID())
                        .build(),
                claims);
        token.sign(new RSASSASigner(present));
        return token.serialize();
    }

    /** With the public key as if it were a shared secret. */
    String signedWithPublicKey(JWTClaimsSet claims) throws Exception {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.getKeyID()).build(), claims);
        token.sign(new MACSigner(key.toRSAPublicKey().getEncoded()));
        return token.serialize();
    }

    static String unsigned(JWTClaimsSet claims) {
        return new PlainJWT(claims).serialize();
    }

    private static RSAKey newKey(String id) throws Exception {
        return new RSAKeyGenerator(2048).keyID(id).generate();
    }

    private static HttpHandler answer(String json) {
        return HttpHandlers.of(200, Headers.of("Content-Type", "application/json"), json);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
