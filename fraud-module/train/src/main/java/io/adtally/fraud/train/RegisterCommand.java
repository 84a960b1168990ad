package io.adtally.fraud.train;

import io.adtally.fraud.train.export.Registry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Puts a bundle where the platform finds it. */
@Command(
        name = "register",
        description =
                "Stores a bundle in the object store as BUCKET/ID/bundle.zip and prints id, location and checksum,"
                        + " which the control plane asks for. The store is that of ADTALLY_S3_ENDPOINT, ADTALLY_S3_ACCESS_KEY,"
                        + " ADTALLY_S3_SECRET_KEY and ADTALLY_S3_REGION.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets what is required
final class RegisterCommand implements Callable<Integer> {
    private final Map<String, String> environment;

    @Spec
    CommandSpec spec;

    @Parameters(paramLabel = "BUNDLE", description = "A bundle.zip.")
    Path bundle;

    @Option(names = "--bucket", defaultValue = "adtally-models", description = "Default: ${DEFAULT-VALUE}.")
    String bucket;

    RegisterCommand(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public Integer call() throws Exception {
        try (Registry registry = Registry.connect(environment, bucket)) {
            Registry.Registered registered = registry.register(Files.readAllBytes(bundle));
            spec.commandLine()
                    .getOut()
                    .printf(
                            "id       %s%nlocation %s%nsha256   %s%n",
                            registered.id(), registered.location(), registered.sha256());
        }
        return 0;
    }
}
