package io.adtally.fraud.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SessionStateTest {
    private static final long START = 1_795_514_400_000L;
    private static final long GAP = 30 * 60_000;

    @Test
    void silenceOfTheGapContinuesASessionAndAMillisecondMoreEndsIt() {
        SessionState session = new SessionState();
        session.add(START);
        session.add(START + GAP);
        assertThat(session.events).isEqualTo(2);
        assertThat(session.lengthMillis()).isEqualTo(GAP);
        session.add(START + 2 * GAP + 1);
        assertThat(session.events).isOne();
        assertThat(session.lengthMillis()).isZero();
    }

    /** Against cutting the sorted times at every silence; within a session any order that is nowhere torn apart. */
    @Test
    void theLatestSessionIsThatOfTheSortedTimes() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            SessionState session = new SessionState();
            List<Long> current = new ArrayList<>();
            long time = START;
            for (int sessions = 1 + random.nextInt(5); sessions > 0; sessions--) {
                time += GAP + 1 + random.nextInt(1_000_000);
                current.clear();
                for (int events = 1 + random.nextInt(10); events > 0; events--) {
                    current.add(time + random.nextInt((int) GAP + 1));
                }
                Collections.shuffle(current, random);
                current.forEach(session::add);
                time = Collections.max(current);
                session.add(START - 10 * GAP); // of a session long over
            }
            assertThat(session.events).as("seed %d", seed).isEqualTo(current.size());
            assertThat(session.lengthMillis()).isEqualTo(Collections.max(current) - Collections.min(current));
        }
    }
}
