package io.adtally.processing.behaviour;

import static io.adtally.processing.encoding.Encoding.readText;
import static io.adtally.processing.encoding.Encoding.writeText;

import io.adtally.fraud.feature.Activity;
import io.adtally.fraud.feature.ClickRate;
import io.adtally.fraud.feature.DecayedCount;
import io.adtally.fraud.feature.GeoVelocity;
import io.adtally.fraud.feature.SessionState;
import io.adtally.processing.encoding.HandWritten;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes an {@link Activity} field by field. */
public final class ActivitySerializer extends HandWritten<Activity> {
    private static final long serialVersionUID = 1L;

    @Override
    public boolean isImmutableType() {
        return false;
    }

    @Override
    public void serialize(Activity activity, DataOutputView out) throws IOException {
        write(activity.impressions, out);
        write(activity.clicks, out);
        write(activity.session, out);
        write(activity.clickRate, out);
        writeText(activity.places.country, out);
        out.writeLong(activity.places.timeMillis);
        out.writeLong(activity.lastClickMillis);
        out.writeLong(activity.latestMillis);
    }

    @Override
    public Activity deserialize(DataInputView in) throws IOException {
        Activity activity = new Activity();
        read(activity.impressions, in);
        read(activity.clicks, in);
        read(activity.session, in);
        read(activity.clickRate, in);
        read(activity.places, in);
        activity.lastClickMillis = in.readLong();
        activity.latestMillis = in.readLong();
        return activity;
    }

    private static void write(DecayedCount count, DataOutputView out) throws IOException {
        out.writeDouble(count.value);
        out.writeLong(count.timeMillis);
    }

    private static void read(DecayedCount count, DataInputView in) throws IOException {
        count.value = in.readDouble();
        count.timeMillis = in.readLong();
    }

    private static void write(SessionState session, DataOutputView out) throws IOException {
        out.writeLong(session.startMillis);
        out.writeLong(session.endMillis);
        out.writeInt(session.events);
    }

    private static void read(SessionState session, DataInputView in) throws IOException {
        session.startMillis = in.readLong();
        session.endMillis = in.readLong();
        session.events = in.readInt();
    }

    private static void write(ClickRate rate, DataOutputView out) throws IOException {
        out.writeDouble(rate.baseline.weight);
        out.writeDouble(rate.baseline.mean);
        out.writeDouble(rate.baseline.squares);
        out.writeLong(rate.baseline.timeMillis);
        out.writeLong(rate.minute);
        out.writeInt(rate.clicks);
        out.writeInt(rate.clicksBefore);
        out.writeBoolean(rate.hasBefore);
    }

    private static void read(ClickRate rate, DataInputView in) throws IOException {
        rate.baseline.weight = in.readDouble();
        rate.baseline.mean = in.readDouble();
        rate.baseline.squares = in.readDouble();
        rate.baseline.timeMillis = in.readLong();
        rate.minute = in.readLong();
        rate.clicks = in.readInt();
        rate.clicksBefore = in.readInt();
        rate.hasBefore = in.readBoolean();
    }

    private static void read(GeoVelocity places, DataInputView in) throws IOException {
        places.country = readText(in);
        places.timeMillis = in.readLong();
    }
}
