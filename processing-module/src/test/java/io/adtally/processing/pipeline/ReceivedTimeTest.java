package io.adtally.processing.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.adtally.event.AdEvent;
import io.adtally.processing.event.DamagedRecord;
import io.adtally.processing.event.RawRecord;
import io.adtally.processing.event.RawRecords;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.util.clock.RelativeClock;
import org.junit.jupiter.api.Test;

class ReceivedTimeTest {
    private static final long NOW = 1_790_000_000_000L;

    @Test
    void watermarksFollowTheTimeOfReceipt() {
        assertThat(EventPipelineTopology.timestamp(received(NOW - 5).receivedAtMillis(), NOW))
                .isEqualTo(NOW - 5);
        assertThat(EventPipelineTopology.timestamp(
                        new RawRecord(null, new DamagedRecord(new byte[0], "", NOW - 7)).receivedAtMillis(), NOW))
                .isEqualTo(NOW - 7);
    }

    /** Or all state would be freed, and every copy that comes later counted again. */
    @Test
    void aCollectorAheadOfTimeDoesNotPullThemAlong() {
        assertThat(EventPipelineTopology.timestamp(
                        received(NOW + 3L * 86_400_000).receivedAtMillis(), NOW))
                .isEqualTo(NOW);
    }

    /** Or nothing would ever be freed while one partition has nothing to say. */
    @Test
    void aSilentPartitionHoldsNobodyBack() {
        AtomicLong clock = new AtomicLong(1);
        WatermarkGenerator<RawRecord> partition = EventPipelineTopology.receivedTime(RawRecord::receivedAtMillis)
                .createWatermarkGenerator(new WatermarkGeneratorSupplier.Context() {
                    @Override
                    public MetricGroup getMetricGroup() {
                        return new UnregisteredMetricsGroup();
                    }

                    @Override
                    public RelativeClock getInputActivityClock() {
                        return new ManualClockOf(clock);
                    }
                });
        List<String> said = new ArrayList<>();
        WatermarkOutput output = new WatermarkOutput() {
            @Override
            public void emitWatermark(Watermark watermark) {
                said.add("at " + watermark.getTimestamp());
            }

            @Override
            public void markIdle() {
                said.add("idle");
            }

            @Override
            public void markActive() {
                said.add("active");
            }
        };
        partition.onEvent(received(NOW), NOW, output);
        partition.onPeriodicEmit(output);
        partition.onPeriodicEmit(output); // from here on it counts as silent
        clock.addAndGet(Duration.ofSeconds(11).toNanos());
        partition.onPeriodicEmit(output);
        assertThat(said).last().isEqualTo("idle");
        said.clear();
        partition.onEvent(received(NOW + 60_000), NOW + 60_000, output);
        partition.onPeriodicEmit(output);
        assertThat(said).last().asString().startsWith("at ");
    }

    private record ManualClockOf(AtomicLong nanos) implements RelativeClock {
        @Override
        public long relativeTimeMillis() {
            return nanos.get() / 1_000_000;
        }

        @Override
        public long relativeTimeNanos() {
            return nanos.get();
        }
    }

    private static RawRecord received(long receivedAtMillis) {
        AdEvent event = RawRecords.random(new Random(1));
        event.setServerReceivedAt(receivedAtMillis);
        return RawRecords.of(event);
    }
}
