package io.adtally.fraud.score;

import io.adtally.fraud.score.ModelRefusedException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** The zip that a bundle is: the same entries give the same bytes, and reading trusts none of what a zip says of itself. */
final class BundleZip {
    /** The earliest that a zip can say, so that no clock is part of the bytes. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private BundleZip() {}

    /** Unpacks the named entries, which must all be there, once each and nothing beside them. */
    static Map<String, byte[]> read(InputStream bundle, Set<String> names, ModelLimits limits, Deadline deadline)
            throws ModelRefusedException {
        LimitedInputStream limited = new LimitedInputStream(bundle, "the bundle", limits.bundleBytes(), deadline);
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(limited)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName();
                if (!names.contains(name) || entries.containsKey(name)) {
                    throw new ModelRefusedException(Reason.UNSUPPORTED, "entry " + name + " is unknown or twice there");
                }
                entries.put(name, unpack(zip, name, limits, deadline));
            }
        } catch (IOException | IllegalArgumentException broken) {
            throw limited.refusal(Reason.MALFORMED, broken);
        }
        if (entries.isEmpty()) {
            throw new ModelRefusedException(Reason.MALFORMED, "this is no zip");
        }
        if (entries.size() < names.size()) {
            throw new ModelRefusedException(Reason.CORRUPT, "only " + entries.keySet() + " are there of " + names);
        }
        return entries;
    }

    private static byte[] unpack(ZipInputStream zip, String name, ModelLimits limits, Deadline deadline)
            throws IOException, ModelRefusedException {
        LimitedInputStream limited = new LimitedInputStream(zip, name, limits.entryBytes(), deadline);
        try {
            return limited.readAllBytes();
        } catch (IOException broken) {
            if (limited.isExceeded()) {
                throw limited.refusal(Reason.MALFORMED, broken);
            }
            throw broken; // of the zip around it, which knows why
        }
    }

    /** The stream stays open. */
    static void write(Map<String, byte[]> entries, OutputStream into) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(into);
        zip.setLevel(9);
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
            ZipEntry head = new ZipEntry(entry.getKey());
            head.setTimeLocal(NO_TIME);
            zip.putNextEntry(head);
            zip.write(entry.getValue());
            zip.closeEntry();
        }
        zip.finish();
        zip.flush();
    }
}
