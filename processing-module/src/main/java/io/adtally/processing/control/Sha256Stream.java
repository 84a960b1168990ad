package io.adtally.processing.control;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Checks, when all is read, that it is what was published. Not thread-safe. */
final class Sha256Stream extends FilterInputStream {
    private final MessageDigest digest;

    Sha256Stream(InputStream in) {
        this(in, sha256());
    }

    private Sha256Stream(InputStream in, MessageDigest digest) {
        super(new DigestInputStream(in, digest));
        this.digest = digest;
    }

    /** Reads what is left and compares; lower-case hex. */
    void check(String expected) throws RefusedException, IOException {
        transferTo(OutputStream.nullOutputStream());
        String found = HexFormat.of().formatHex(digest.digest());
        if (!found.equals(expected)) {
            throw new RefusedException("it is not what was published: SHA-256 " + found + " instead of " + expected);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
