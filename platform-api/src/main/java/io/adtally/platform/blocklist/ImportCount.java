package io.adtally.platform.blocklist;

/** How far an import has got. Used by one thread. */
final class ImportCount {
    private static final int LONGEST_EXAMPLES = 2000;

    private long bytes;
    private long accepted;
    private long rejected;
    private final StringBuilder examples = new StringBuilder();

    long bytes() {
        return bytes;
    }

    long accepted() {
        return accepted;
    }

    long rejected() {
        return rejected;
    }

    String examples() {
        return examples.toString();
    }

    void read(long soFar) {
        bytes = soFar;
    }

    void accept() {
        accepted++;
    }

    void reject(long line, String entry, String reason) {
        rejected++;
        String example =
                "line " + line + ": " + entry.substring(0, Math.min(entry.length(), 60)) + " – " + reason + "\n";
        if (examples.length() + example.length() <= LONGEST_EXAMPLES) {
            examples.append(example);
        }
    }
}
