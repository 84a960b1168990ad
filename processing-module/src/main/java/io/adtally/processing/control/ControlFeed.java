package io.adtally.processing.control;

import io.adtally.control.ControlMessage;
import io.adtally.control.ControlSubject;
import io.adtally.fraud.feature.Experiment;
import io.adtally.fraud.place.Networks;
import io.adtally.fraud.policy.Policy;
import io.adtally.fraud.rule.Rules;
import io.adtally.processing.control.ControlTopic.Arrival;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what the control plane says to the tasks of this process: one reader, one policy for all of them. It is complete
 * before the first event is judged, but for what cannot be had in time, and every change is swapped in whole. What cannot be applied is refused, said so, and
 * leaves in force what was; what fails for the time being is tried again until it succeeds or is overtaken, and holds up
 * nothing else. Thread-safe.
 */
public final class ControlFeed {
    private static final Logger log = LoggerFactory.getLogger(ControlFeed.class);
    private static final long NO_VERSION = 0;
    private static final Duration PAUSE = Duration.ofSeconds(1);
    /** An answer may be lost while Kafka is away. */
    private static final Duration ACKNOWLEDGED_AGAIN = Duration.ofMinutes(5);

    private static final Map<ControlSettings, ControlFeed> SHARED = new HashMap<>();

    private final ControlSettings settings;
    private final Deque<AutoCloseable> resources = new ArrayDeque<>();
    private final ControlTopic topic;
    private final ListSnapshots lists;
    private final PolicyUpdates updates;
    private final Answers answers;
    private final Acknowledgements acknowledgements;
    private final DriftReports driftReports;
    private final CopyOnWriteArrayList<Subscription> subscriptions = new CopyOnWriteArrayList<>();
    private final LinkedBlockingQueue<Subscription> newcomers = new LinkedBlockingQueue<>();
    /** All that were ever published. */
    private final Set<String> campaigns = ConcurrentHashMap.newKeySet();
    /** By subject, what the last message led to; only the reading thread touches it. */
    private final Map<String, Applied> applied = new LinkedHashMap<>();

    private final Deferred deferred = new Deferred();
    private long acknowledgedNanos = System.nanoTime();

    private final AtomicLong refusals = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();
    private final Thread thread;
    private volatile Policy policy;
    private volatile @Nullable Experiment experiment;
    private volatile boolean running;
    private volatile @Nullable Throwable died;
    private int users;

    private record Applied(
            long version, long atMillis, @Nullable RefusedException refused) {
        /** What was refused is tried again when it is sent again: what it names may be there by now. */
        boolean leavesToDo(long sent) {
            return sent > version || (sent == version && refused != null);
        }
    }

    private ControlFeed(ControlSettings settings) {
        this.settings = settings;
        try {
            topic = opened(new ControlTopic(settings));
            lists = opened(new ListSnapshots(settings.redisUrl()));
            answers = opened(new Answers(settings));
            Rules rules = rules(settings);
            policy = Policy.bundled().with(rules);
            updates = new PolicyUpdates(rules, lists);
            acknowledgements = new Acknowledgements(answers);
            driftReports = new DriftReports(answers);
        } catch (RuntimeException e) {
            release();
            throw e;
        }
        thread = Thread.ofPlatform().daemon().name("control-feed").unstarted(this::run);
    }

    private <T extends AutoCloseable> T opened(T resource) {
        resources.addFirst(resource);
        return resource;
    }

    private static Rules rules(ControlSettings settings) {
        try {
            List<Path> files = settings.networkFiles().stream().map(Path::of).toList();
            return Rules.bundled().withNetworks(Networks.open(files));
        } catch (IOException e) {
            throw new UncheckedIOException(settings.networkFiles() + " cannot be read", e);
        }
    }

    private static ControlFeed start(ControlSettings settings) {
        ControlFeed feed = new ControlFeed(settings);
        try {
            feed.topic.inForce().forEach(feed::apply);
            feed.awaitDeferred();
        } catch (RuntimeException e) {
            feed.release();
            throw e;
        }
        feed.running = true;
        feed.thread.start();
        return feed;
    }

    /**
     * What Redis lost the control plane sends again as soon as it notices, and stores come back; events judged before would
     * pass lists they are on. Where that takes longer, judging without them is the lesser evil, counted and answered as
     * refused.
     */
    private void awaitDeferred() {
        long deadline = System.nanoTime() + settings.controlTimeout().toNanos();
        while (!deferred.isEmpty() && System.nanoTime() < deadline) {
            topic.next(this::apply);
            retry();
        }
    }

    /**
     * Takes part in this process's feed, which is started by the first and ended by the last. Returns when everything in
     * force is loaded, or what could not be had of it did not come in time; fails if the topic cannot be read or Redis not
     * be reached.
     *
     * @param campaignChanged is told the id of every campaign whose terms changed, on the feed's thread
     */
    static Subscription subscribe(ControlSettings settings, Task task, Consumer<String> campaignChanged) {
        synchronized (SHARED) {
            ControlFeed feed = SHARED.computeIfAbsent(settings, ControlFeed::start);
            feed.users++;
            Subscription subscription = new Subscription(feed, task, campaignChanged);
            feed.subscriptions.add(subscription);
            feed.newcomers.add(subscription);
            return subscription;
        }
    }

    /** What is in force; IllegalStateException if changes are no longer heard of, so that the task starts anew. */
    Policy policy() {
        Throwable cause = died;
        if (cause != null) {
            throw new IllegalStateException("the control feed has died", cause);
        }
        return policy;
    }

    boolean isPublished(String campaignId) {
        return campaigns.contains(campaignId);
    }

    @Nullable
    Experiment experiment() {
        return experiment;
    }

    long refusals() {
        return refusals.get();
    }

    long failures() {
        return failures.get();
    }

    void leave(Subscription subscription) {
        synchronized (SHARED) {
            subscriptions.remove(subscription);
            users--;
            if (users == 0) {
                SHARED.remove(settings, this);
                running = false;
                thread.interrupt();
            }
        }
    }

    private void run() {
        try {
            while (running) {
                welcome();
                workOrCount();
            }
        } catch (InterruptedException e) {
            log.debug("Closed", e);
        } catch (Throwable e) {
            died = e;
            log.error("The control feed has died; its tasks start anew", e);
            synchronized (SHARED) {
                SHARED.remove(settings, this);
            }
        } finally {
            release();
        }
    }

    private void release() {
        boolean interrupted = Thread.interrupted(); // or what waits while it closes would give up at once
        for (AutoCloseable resource : resources) {
            try {
                resource.close();
            } catch (Exception e) {
                log.warn("{} is not closed", resource, e);
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Tells the control plane what is in force for tasks that came after it was applied; now and then for all. */
    private void welcome() {
        for (Subscription newcomer = newcomers.poll(); newcomer != null; newcomer = newcomers.poll()) {
            acknowledgeAll(newcomer);
        }
        long now = System.nanoTime();
        if (now - acknowledgedNanos > ACKNOWLEDGED_AGAIN.toNanos()) {
            acknowledgedNanos = now;
            subscriptions.forEach(this::acknowledgeAll);
        }
    }

    private void acknowledgeAll(Subscription subscription) {
        for (Map.Entry<String, Applied> entry : applied.entrySet()) {
            acknowledge(subscription, entry.getKey(), entry.getValue());
        }
    }

    private void workOrCount() throws InterruptedException {
        try {
            topic.next(this::apply);
            retry();
            driftReports.sendWhenDue(subscriptions, System.currentTimeMillis());
        } catch (InterruptException e) {
            throw new InterruptedException();
        } catch (RuntimeException e) {
            failures.incrementAndGet(); // whatever it was: what is in force stays so, and the topic is asked again
            log.warn("Control messages cannot be read, again in {}", PAUSE, e);
            TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
        }
    }

    private void retry() {
        deferred.due(System.nanoTime()).forEach(this::apply);
    }

    private void apply(Arrival arrival) {
        ControlMessage message = arrival.message();
        if (message == null) {
            answer(arrival.subject(), NO_VERSION, new RefusedException(arrival.problem()));
            return;
        }
        Applied before = applied.get(message.getSubject());
        if (before == null || before.leavesToDo(message.getVersion())) {
            apply(message);
        } // else sent again, or overtaken
    }

    private void apply(ControlMessage message) {
        try {
            if (ControlSubject.isCampaign(message.getSubject())) {
                campaignChanged(message);
            } else if (message.getSubject().equals(ControlSubject.EXPERIMENT)) {
                experiment = ControlledExperiments.read(message);
            } else {
                policy = update(message);
            }
            deferred.remove(message.getSubject());
            answer(message.getSubject(), message.getVersion(), null);
        } catch (NotYetException e) {
            failures.incrementAndGet();
            deferred.add(message, System.nanoTime());
            if (!isDeferred(applied.get(message.getSubject()), message)) {
                answer(message.getSubject(), message.getVersion(), e);
            }
        } catch (RefusedException e) {
            deferred.remove(message.getSubject());
            answer(message.getSubject(), message.getVersion(), e);
        }
    }

    private static boolean isDeferred(@Nullable Applied before, ControlMessage message) {
        return before != null
                && before.version() == message.getVersion()
                && before.refused() instanceof NotYetException;
    }

    private void campaignChanged(ControlMessage message) {
        String id = message.getSubject().substring(ControlSubject.campaign("").length());
        campaigns.add(id);
        subscriptions.forEach(subscription -> subscription.campaignChanged(id));
    }

    private Policy update(ControlMessage message) throws RefusedException {
        try {
            return updates.apply(message, policy);
        } catch (IOException | RuntimeException e) {
            throw new NotYetException("cannot be read now and is tried again: " + e, e);
        }
    }

    private void answer(String subject, long version, @Nullable RefusedException refused) {
        if (refused != null) {
            refusals.incrementAndGet();
            log.error("{} version {} is refused: {}", subject, version, refused.getMessage());
        } else if (!ControlSubject.isCampaign(subject)) {
            log.info("{} version {} is in force", subject, version);
        }
        Applied now = new Applied(version, System.currentTimeMillis(), refused);
        // A campaign's changes are passed on each time; a record without a version says nothing of those with one.
        if (version != NO_VERSION && !ControlSubject.isCampaign(subject)) {
            applied.put(subject, now);
        }
        subscriptions.forEach(subscription -> acknowledge(subscription, subject, now));
    }

    private void acknowledge(Subscription subscription, String subject, Applied what) {
        if (subscription.concernedBy(subject)) {
            RefusedException refused = what.refused();
            acknowledgements.send(
                    subscription.task(),
                    subject,
                    what.version(),
                    what.atMillis(),
                    refused == null ? null : refused.getMessage());
        }
    }
}
