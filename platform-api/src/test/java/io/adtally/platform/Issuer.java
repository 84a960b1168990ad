package io.adtally.platform;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpHandlers;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;

/** An OpenID Connect issuer: its metadata, its keys, and tokens signed with one of them. */
final class Issuer implements AutoCloseable {
    private final HttpServer server;
    private final RSAKey key;

    private Issuer(HttpServer server, RSAKey key) {
        this.server = server;
        this.key = key;
    }

    static Issuer start() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        Issuer issuer =
                new Issuer(server, new RSAKeyGenerator(2048).keyID("one").generate());
        String url = issuer.url();
        server.createContext("/.well-known/openid-configuration", answer("""
                {"issuer": "%1$s", "jwks_uri": "%1$s/keys", "authorization_endpoint": "%1$s/authorize",
                 "token_endpoint": "%1$s/token", "userinfo_endpoint": "%1$s/userinfo",
                 "subject_types_supported": ["public"], "response_types_supported": ["code"],
                 "id_token_signing_alg_values_supported": ["RS256"]}""".formatted(url)));
        server.createContext("/keys", answer(new JWKSet(issuer.key.toPublicJWK()).toString()));
        server.start();
        return issuer;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    String token(String subject, String audience, List<String> roles) throws Exception {
        return token(subject, audience, Map.of("roles", roles));
    }

    String token(String subject, String audience, Map<String, Object> others) throws Exception {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(url())
                .subject(subject)
                .audience(audience)
                .expirationTime(Date.from(Instant.now().plusSeconds(600)));
        others.forEach(claims::claim);
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build(), claims.build());
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    private static HttpHandler answer(String json) {
        return HttpHandlers.of(200, Headers.of("Content-Type", "application/json"), json);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
