package io.adtally.local.traffic;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One run: makes items at the given pace, sends them over several connections, and knows the end. */
final class Session {
    private static final int LARGEST_REQUEST = 50;
    private static final int QUEUE = 64;
    private static final List<Item> END = List.of();

    private final RunOptions options;
    private final PrintStream err;
    private final Instant startedAt = Instant.now();
    private final Random random;
    private final Campaigns campaigns;
    private final Generator generator;
    private final Oracle oracle = new Oracle();
    private final Sender sender;
    private final BlockingQueue<List<Item>> requests = new ArrayBlockingQueue<>(QUEUE);
    private final AtomicReference<@Nullable DeliveryException> failure = new AtomicReference<>();
    private volatile boolean stopped;

    Session(RunOptions options, String collectorUrl, PrintStream err) {
        this.options = options;
        this.err = err;
        // The run's id salts the seed: a second run with the same seed tells the same story with other ids.
        this.random = new Random(options.seed() * 31 + options.runId().hashCode());
        this.campaigns = Campaigns.of(options.runId(), options.campaigns(), random, startedAt.toEpochMilli());
        this.generator = new Generator(campaigns, options.mix(), random);
        this.sender = new Sender(collectorUrl, oracle, options.patience());
    }

    /** Ends the run early; what was begun is finished and the oracle written. */
    void stop() {
        stopped = true;
    }

    /** Runs to the end. */
    void run(String redisUrl) throws DeliveryException, IOException, InterruptedException {
        if (options.duration() != null) {
            sender.checkReachable();
        }
        campaigns.publish(redisUrl);
        List<Thread> connections = new ArrayList<>();
        for (int i = 0; i < options.connections(); i++) {
            connections.add(Thread.ofPlatform().name("connection-" + i).start(this::sendUntilEnd));
        }
        Progress progress = new Progress(err, oracle, sender, options.duration() == null);
        produce(progress);
        for (int i = 0; i < connections.size(); i++) {
            requests.put(END);
        }
        for (Thread connection : connections) {
            connection.join();
        }
        DeliveryException failed = failure.get();
        if (failed != null) {
            throw failed;
        }
        progress.end();
        if (options.oracle() != null) {
            Run run = new Run(options.runId(), options.seed(), startedAt, Instant.now());
            oracle.expectation(run, campaigns::costMicros).write(options.oracle());
            err.println("What must be counted is in " + options.oracle());
        }
    }

    /** Open loop: items are made when their time has come, not when an answer has. */
    private void produce(Progress progress) throws InterruptedException {
        long startNanos = System.nanoTime();
        long endNanos =
                options.duration() == null ? Long.MAX_VALUE : options.duration().toNanos();
        long made = 0;
        while (!stopped && failure.get() == null) {
            long elapsedNanos = System.nanoTime() - startNanos;
            if (elapsedNanos >= endNanos) {
                break;
            }
            long owed = (long) (elapsedNanos / 1e9 * options.rate()) - made;
            if (owed > 0) {
                int size = (int) Math.min(owed, 1 + random.nextInt(LARGEST_REQUEST));
                requests.put(next(size));
                made += size;
            } else {
                TimeUnit.MILLISECONDS.sleep(2);
            }
            progress.report();
        }
        if (options.duration() != null) {
            sendRest();
        }
    }

    private void sendRest() throws InterruptedException {
        List<Item> rest = generator.rest(System.currentTimeMillis());
        for (int from = 0; from < rest.size() && failure.get() == null; from += LARGEST_REQUEST) {
            requests.put(List.copyOf(rest.subList(from, Math.min(rest.size(), from + LARGEST_REQUEST))));
        }
    }

    private List<Item> next(int size) {
        List<Item> items = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            items.add(generator.next(System.currentTimeMillis()));
        }
        return items;
    }

    private void sendUntilEnd() {
        try {
            for (List<Item> items = requests.take(); items != END; items = requests.take()) {
                if (failure.get() == null) {
                    sender.deliver(items);
                }
            }
        } catch (DeliveryException e) {
            failure.compareAndSet(null, e);
            requests.clear(); // lets the producer see it
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
