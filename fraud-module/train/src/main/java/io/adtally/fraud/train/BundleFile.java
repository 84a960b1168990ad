package io.adtally.fraud.train;

import io.adtally.fraud.score.ModelBundle;
import io.adtally.fraud.score.ModelLimits;
import io.adtally.fraud.score.ModelRefusedException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Bundles in files. */
final class BundleFile {
    /** Names the model that comes with fraud-module. */
    static final String BUNDLED = "bundled";

    private BundleFile() {}

    /** Reads a file as the stream would, or the model that is named {@link #BUNDLED}. */
    static ModelBundle read(Path file) throws IOException, ModelRefusedException {
        if (file.toString().equals(BUNDLED)) {
            return ModelBundle.bundled();
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return ModelBundle.read(in, ModelLimits.DEFAULT);
        }
    }
}
