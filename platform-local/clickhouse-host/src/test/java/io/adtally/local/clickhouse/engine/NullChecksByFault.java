package io.adtally.local.clickhouse.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Opens the engine, then runs into null so often that the JVM compiles the check away and relies on the processor's fault,
 * with statements in between: the JVM must still be the one that handles it. Prints how often it did.
 */
public final class NullChecksByFault {
    private static final int ROUNDS = 50;
    private static final int FAULTS_PER_ROUND = 4000;

    private @Nullable NullChecksByFault next;
    private int value = 1;

    private NullChecksByFault() {}

    public static void main(String[] args) throws Exception {
        Pool pool = Pool.open(Path.of(args[0]), Files.createDirectories(Path.of(args[1])), 2, List.of());
        NullChecksByFault object = new NullChecksByFault();
        int caught = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Connection connection = pool.take(Duration.ofSeconds(1));
            var unused = connection.text("SELECT count() FROM numbers(1000)");
            pool.giveBack(connection);
            for (int i = 0; i < FAULTS_PER_ROUND; i++) {
                object.next = i % 2 == 0 ? object : null;
                try {
                    caught += object.nextValue() - 1;
                } catch (NullPointerException e) {
                    caught++;
                }
            }
        }
        System.out.println("caught " + caught);
        System.out.flush();
        boolean closed = pool.close(Duration.ofSeconds(5));
        Runtime.getRuntime().halt(closed ? 0 : 1);
    }

    @SuppressWarnings("NullAway") // to fail is the point
    private int nextValue() {
        return next.value;
    }
}
