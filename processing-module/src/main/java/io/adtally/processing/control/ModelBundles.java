package io.adtally.processing.control;

import io.adtally.control.ModelPublished;
import io.adtally.fraud.score.ModelBundle;
import io.adtally.fraud.score.ModelLimits;
import io.adtally.fraud.score.ModelRefusedException;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;
import org.apache.flink.core.fs.UnsupportedFileSystemSchemeException;
import org.jspecify.annotations.Nullable;

/** Models as they lie in the object store. */
final class ModelBundles {
    private ModelBundles() {}

    /**
     * The model that was published; null where there is to be none.
     *
     * @throws RefusedException if it is not there, not what was published, or not fit to score
     * @throws IOException if the store could not be read
     */
    static @Nullable ModelBundle read(ModelPublished published) throws RefusedException, IOException {
        if (published.getModelId() == null) {
            return null;
        }
        ModelBundle bundle;
        try {
            bundle = ModelBundle.read(new ByteArrayInputStream(bytes(published)), ModelLimits.DEFAULT);
        } catch (ModelRefusedException e) {
            throw new RefusedException(String.valueOf(e.getMessage()), e);
        }
        if (!bundle.card().id().equals(published.getModelId())) {
            throw new RefusedException(
                    "the bundle is of " + bundle.card().id() + " and not of " + published.getModelId());
        }
        return bundle;
    }

    private static Path path(String location) throws RefusedException {
        try {
            return new Path(location);
        } catch (IllegalArgumentException e) {
            throw new RefusedException("no location of a model: '" + location + "'", e);
        }
    }

    private static byte[] bytes(ModelPublished published) throws RefusedException, IOException {
        Path path = path(published.getLocation());
        int most = Math.toIntExact(ModelLimits.DEFAULT.bundleBytes());
        try (Sha256Stream in = new Sha256Stream(FileSystem.get(path.toUri()).open(path))) {
            byte[] bytes = in.readNBytes(most + 1);
            if (bytes.length > most) {
                throw new RefusedException("a bundle has at most " + most + " bytes: " + path);
            }
            in.check(published.getSha256());
            return bytes;
        } catch (UnsupportedFileSystemSchemeException e) {
            throw new RefusedException("this job cannot read " + path + ": no such kind of store is known to it", e);
        } catch (FileNotFoundException e) {
            throw new RefusedException("there is no " + path, e);
        }
    }
}
