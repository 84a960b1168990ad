package io.adtally.processing.control;

import io.adtally.event.EventType;
import io.adtally.fraud.feature.Behaviour;
import io.adtally.fraud.feature.Cluster;
import io.adtally.fraud.feature.FeatureSchema;
import io.adtally.fraud.feature.Features;
import io.adtally.fraud.feature.KeyBehaviour;
import io.adtally.fraud.score.ModelBundle;
import io.adtally.fraud.score.Scorer;
import io.adtally.fraud.verdict.Judgement;
import io.adtally.fraud.verdict.Judgement.Versions;
import io.adtally.fraud.verdict.Ruling;
import io.adtally.processing.event.Candidate;
import io.adtally.processing.event.Source;
import io.adtally.processing.event.TestEvents;
import io.adtally.processing.event.TestEvents.Who;
import io.adtally.processing.judge.Judge;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.jspecify.annotations.Nullable;

/** A task that judges without a pause, and compares each judgement with what its versions must lead to. */
final class LoadedJudge implements AutoCloseable {
    private static final int EVENTS = 64;
    private static final int MOST_MISTAKES = 5;

    /**
     * What is in force together.
     *
     * @param listed addresses that begin so are on the list
     */
    record State(String lists, String listed, String champion, long thresholds, double quarantine, double drop) {
        State withThresholds(long version, double newQuarantine, double newDrop) {
            return new State(lists, listed, champion, version, newQuarantine, newDrop);
        }

        State withLists(String version, String newListed) {
            return new State(version, newListed, champion, thresholds, quarantine, drop);
        }

        State withChampion(String id) {
            return new State(lists, listed, id, thresholds, quarantine, drop);
        }

        boolean isOf(Versions versions) {
            return versions.lists().equals(lists)
                    && versions.champion().equals(champion)
                    && versions.thresholds() == thresholds;
        }
    }

    private final Judge judge;
    private final List<State> inForce;
    private final List<Candidate> events = new ArrayList<>();
    private final Map<String, double[]> scoresByModel = new HashMap<>();
    private final Queue<String> mistakes = new ConcurrentLinkedQueue<>();
    private final Set<Integer> seen = new ConcurrentSkipListSet<>();
    private final Thread thread =
            Thread.ofPlatform().daemon().name("loaded-judge").unstarted(this::run);
    private volatile int newest;
    private volatile boolean done;

    /** @param inForce grows: every state before it is sent */
    LoadedJudge(ControlSettings settings, Task task, List<ModelBundle> models, List<State> inForce) {
        this.inForce = inForce;
        judge = new ControlledJudging(settings).open(task, new UnregisteredMetricsGroup());
        Random random = new Random(11);
        for (int event = 0; event < EVENTS; event++) {
            events.add(event(event, random));
        }
        for (ModelBundle model : models) {
            scoresByModel.put(model.card().id(), scores(model));
        }
    }

    private static Candidate event(int number, Random random) {
        String ip = "198.51.7" + number % 3 + "." + number;
        Who who = new Who(null, null, ip, null);
        return TestEvents.candidate(
                        TestEvents.event(EventType.IMPRESSION, "e" + number, "e", 1, 1, 1, who, Source.NONE))
                .with(new Behaviour(key(random), key(random), new Cluster(1, 1 + random.nextInt(60), false), ""));
    }

    private static KeyBehaviour key(Random random) {
        return new KeyBehaviour(
                random.nextInt(300),
                random.nextInt(60),
                random.nextInt(900_000),
                1 + random.nextInt(400),
                Double.NaN,
                random.nextInt(3),
                0);
    }

    private double[] scores(ModelBundle model) {
        Scorer scorer = model.scorer(Scorer.Form.FLAT);
        double[] vector = new double[FeatureSchema.SIZE];
        return events.stream()
                .mapToDouble(event -> {
                    Features.fill(event.event(), event.behaviour(), vector);
                    return scorer.score(vector, scorer.newScratch());
                })
                .toArray();
    }

    void start() {
        thread.start();
    }

    private void run() {
        for (int at = 0; !done && mistakes.size() < MOST_MISTAKES; at = (at + 1) % EVENTS) {
            Judgement judgement = judge.judge(events.get(at));
            State state = state(judgement.versions());
            String mistake = state == null
                    ? "never in force after state " + newest + ": " + judgement.versions()
                    : mistake(at, judgement, state);
            if (mistake != null) {
                mistakes.add(mistake);
            }
        }
    }

    /** The state of these versions, of those that were in force last or later. */
    private @Nullable State state(Versions versions) {
        for (int index = newest; index < inForce.size(); index++) {
            if (inForce.get(index).isOf(versions)) {
                newest = index;
                seen.add(index);
                return inForce.get(index);
            }
        }
        return null;
    }

    private @Nullable String mistake(int at, Judgement judgement, State state) {
        String ip = String.valueOf(events.get(at).event().ip());
        boolean listed = ip.startsWith(state.listed());
        double score = listed ? Double.NaN : scoresByModel.getOrDefault(state.champion(), new double[0])[at];
        Ruling ruling = listed
                ? Ruling.GIVT
                : score > state.drop() ? Ruling.SIVT : score > state.quarantine() ? Ruling.QUARANTINE : Ruling.CLEAN;
        boolean right = judgement.ruling() == ruling && Double.compare(judgement.score(), score) == 0;
        return right ? null : ip + " must be " + ruling + " by " + score + " in " + state + " but is " + judgement;
    }

    /** The index of the state that was judged by last. */
    int newest() {
        return newest;
    }

    Set<Integer> statesSeen() {
        return seen;
    }

    List<String> mistakes() {
        return List.copyOf(mistakes);
    }

    /** Ends when the event in hand is judged. */
    void finish() throws InterruptedException {
        done = true;
        thread.join();
    }

    @Override
    public void close() throws InterruptedException {
        finish();
        judge.close();
    }
}
