package io.adtally.fraud.train.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adtally.fraud.score.ModelBundle;
import io.adtally.fraud.score.ModelRefusedException;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.gaul.s3proxy.Main;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against an S3 endpoint over a directory, signatures checked. */
@SuppressWarnings("NullAway.Init") // JUnit sets the directory
class RegistryTest {
    private static final String BUCKET = "adtally-models";

    @TempDir
    static Path directory;

    private static int port;

    /** It runs until the tests' process ends. */
    @BeforeAll
    static void start() throws Exception {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Files.createDirectories(directory.resolve("buckets").resolve(BUCKET));
        Path configuration = directory.resolve("s3.properties");
        Files.writeString(
                configuration,
                String.join(
                        "\n",
                        "s3proxy.endpoint=http://127.0.0.1:" + port,
                        "s3proxy.authorization=aws-v2-or-v4",
                        "s3proxy.identity=access",
                        "s3proxy.credential=secret",
                        "jclouds.provider=filesystem-nio2",
                        "jclouds.identity=unused",
                        "jclouds.credential=unused",
                        "jclouds.filesystem.basedir=" + directory.resolve("buckets")));
        Main.main(new String[] {"--properties", configuration.toString()});
    }

    private static Path stored() {
        return directory
                .resolve("buckets")
                .resolve(BUCKET)
                .resolve(ModelBundle.bundled().card().id())
                .resolve("bundle.zip");
    }

    @BeforeEach
    void empty() throws Exception {
        Files.deleteIfExists(stored());
    }

    private Registry registry(String secret) {
        return Registry.connect(
                Map.of(
                        "ADTALLY_S3_ENDPOINT",
                        "http://127.0.0.1:" + port,
                        "ADTALLY_S3_ACCESS_KEY",
                        "access",
                        "ADTALLY_S3_SECRET_KEY",
                        secret),
                BUCKET);
    }

    private static byte[] bundle() throws Exception {
        ModelBundle model = ModelBundle.bundled();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ModelBundle.write(model.card(), model.pmml(), model.golden(), out);
        return out.toByteArray();
    }

    @Test
    void aBundleLiesUnderItsIdAsItIs() throws Exception {
        String id = ModelBundle.bundled().card().id();
        try (Registry registry = registry("secret")) {
            Registry.Registered registered = registry.register(bundle());
            assertThat(registered)
                    .isEqualTo(new Registry.Registered(
                            id, "s3://adtally-models/" + id + "/bundle.zip", ModelBundle.sha256(bundle())));
            assertThat(Files.readAllBytes(stored())).isEqualTo(bundle());
            assertThat(registry.register(bundle()))
                    .as("again it is there already")
                    .isEqualTo(registered);
        }
    }

    @Test
    void otherBytesNeverReplaceABundle() throws Exception {
        Path there = stored();
        Files.createDirectories(there.getParent());
        Files.writeString(there, "another");
        try (Registry registry = registry("secret")) {
            assertThatThrownBy(() -> registry.register(bundle())).isInstanceOf(IllegalStateException.class);
        }
        assertThat(Files.readString(there)).isEqualTo("another");
    }

    @Test
    void whatTheStreamWouldRefuseIsNotStored() {
        try (Registry registry = registry("secret")) {
            assertThatThrownBy(() -> registry.register("no zip".getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(ModelRefusedException.class);
        }
        try (Registry registry = registry("wrong")) {
            assertThatThrownBy(() -> registry.register(bundle())).hasMessageContaining("403");
        }
    }
}
