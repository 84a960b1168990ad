package io.adtally.processing.event;

import io.adtally.event.AdEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.jspecify.annotations.Nullable;

/**
 * Identity of what the client said: the first 128 bits of SHA-256 over the event without the fields that differ between
 * two sendings of the same event (all times, collector, address, edge stamps). Two events with one id and
 * one payload are duplicates; a hash strong enough that nobody can make another event look like one. Not thread-safe.
 */
public final class PayloadHash {
    private final MessageDigest digest;
    private final SpecificDatumWriter<AdEvent> writer = new SpecificDatumWriter<>(AdEvent.class);
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(1024);
    private @Nullable BinaryEncoder encoder;
    private long high;
    private long low;

    public PayloadHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
        writer.getSpecificData().setCustomCoders(true);
    }

    /** Hashes the event, which is changed meanwhile and restored; the halves are then in {@link #high}, {@link #low}. */
    public void update(AdEvent event) {
        Long sentAt = event.getSentAt();
        long receivedAt = event.getServerReceivedAt();
        long eventTime = event.getEventTime();
        String collector = event.getCollectorId();
        String ip = event.getIp();
        String country = event.getCountry();
        String rayId = event.getRayId();
        boolean clamped = event.getClockClamped();
        boolean maybeDuplicate = event.getMaybeDuplicate();
        boolean preBidIvt = event.getPreBidIvt();

        blank(event);
        hash(event);

        event.setSentAt(sentAt);
        event.setServerReceivedAt(receivedAt);
        event.setEventTime(eventTime);
        event.setCollectorId(collector);
        event.setIp(ip);
        event.setCountry(country);
        event.setRayId(rayId);
        event.setClockClamped(clamped);
        event.setMaybeDuplicate(maybeDuplicate);
        event.setPreBidIvt(preBidIvt);
    }

    public long high() {
        return high;
    }

    public long low() {
        return low;
    }

    private static void blank(AdEvent event) {
        event.setSentAt(null);
        event.setServerReceivedAt(0);
        event.setCollectorId("");
        event.setIp(null);
        event.setCountry(null);
        event.setRayId(null);
        event.setClockClamped(false);
        event.setMaybeDuplicate(false);
        event.setPreBidIvt(false);
        event.setEventTime(0); // clamped on a first sending, no longer ahead of the server on a second
    }

    private void hash(AdEvent event) {
        buffer.reset();
        try {
            encoder = EncoderFactory.get().binaryEncoder(buffer, encoder);
            writer.write(event, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // not from a byte array
        }
        ByteBuffer hash = ByteBuffer.wrap(digest.digest(buffer.toByteArray()));
        high = hash.getLong();
        low = hash.getLong();
    }
}
