package io.adtally.processing.event;

import io.adtally.event.AdEvent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.Schema.Field;
import org.apache.avro.specific.SpecificData;

/**
 * Identity of what the client said: the first 128 bits of SHA-256 over the event without the fields that differ between
 * two sendings of the same event (all times, collector, address, user agent, edge stamps). Two events with one id and one payload
 * are duplicates; a hash strong enough that nobody can make another event look like one. Not thread-safe.
 *
 * <p>Hashes lie in the job's state and must outlive a new version of the schema: a field counts with its position, which
 * never changes because fields are only appended, and only when it differs from its default, so that one appended later
 * leaves the hashes of events without it as they were.
 */
public final class PayloadHash {
    /** The fields that two sendings of one event may differ in. A clamped time is no longer ahead on a second sending;
     * the collector takes address and user agent from the request, which may come over another proxy or a newer browser. */
    private static final Set<String> TRANSPORT = Set.of(
            "event_time",
            "sent_at",
            "server_received_at",
            "collector_id",
            "ip",
            "country",
            "ray_id",
            "user_agent",
            "clock_clamped",
            "maybe_duplicate",
            "pre_bid_ivt");

    private static final List<Field> FIELDS = AdEvent.getClassSchema().getFields();

    private static final List<Field> IDENTITY =
            FIELDS.stream().filter(field -> !TRANSPORT.contains(field.name())).toList();

    /** With the user agent, which once counted. */
    private static final List<Field> EARLIER_IDENTITY = FIELDS.stream()
            .filter(field -> IDENTITY.contains(field) || field.name().equals("user_agent"))
            .toList();

    private static final Map<Integer, Object> DEFAULTS = defaults();

    private final List<Field> identity;
    private final MessageDigest digest;
    private ByteBuffer buffer = ByteBuffer.allocate(1024);
    private long high;
    private long low;

    public PayloadHash() {
        this(IDENTITY);
    }

    private PayloadHash(List<Field> identity) {
        this.identity = identity;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** As builds hashed whose state may still be gone on from. */
    static PayloadHash earlier() {
        return new PayloadHash(EARLIER_IDENTITY);
    }

    /** Hashes the event; the halves are then in {@link #high}, {@link #low}. */
    public void update(AdEvent event) {
        buffer.clear();
        for (Field field : identity) {
            Object value = event.get(field.pos());
            if (value != null && !value.equals(DEFAULTS.get(field.pos()))) {
                number(field.pos());
                write(value);
            }
        }
        digest.update(buffer.array(), 0, buffer.position());
        ByteBuffer hash = ByteBuffer.wrap(digest.digest());
        high = hash.getLong();
        low = hash.getLong();
    }

    public long high() {
        return high;
    }

    public long low() {
        return low;
    }

    /** Texts behind their length, so that no two different events make the same bytes. */
    private void write(Object value) {
        switch (value) {
            case String text -> text(text);
            case Enum<?> symbol -> text(symbol.name());
            case Long number -> room(Long.BYTES).putLong(number);
            case Integer number -> number(number);
            case Boolean yes -> number(yes ? 1 : 0);
            case Map<?, ?> texts -> texts(texts);
            default -> throw new IllegalStateException("no bytes for a " + value.getClass());
        }
    }

    private void texts(Map<?, ?> texts) {
        Map<String, String> sorted = new TreeMap<>(); // a map has no order, bytes have
        texts.forEach((key, text) -> sorted.put(key.toString(), text.toString()));
        number(sorted.size());
        sorted.forEach((key, text) -> {
            text(key);
            text(text);
        });
    }

    private void text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        number(utf8.length);
        room(utf8.length).put(utf8);
    }

    private void number(int number) {
        room(Integer.BYTES).putInt(number);
    }

    private ByteBuffer room(int bytes) {
        if (buffer.remaining() < bytes) {
            int needed = Math.max(2 * buffer.capacity(), buffer.position() + bytes);
            buffer = ByteBuffer.wrap(Arrays.copyOf(buffer.array(), needed)).position(buffer.position());
        }
        return buffer;
    }

    /** By position; a default of null is left out, as null itself is. */
    private static Map<Integer, Object> defaults() {
        Map<Integer, Object> defaults = new HashMap<>();
        for (Field field : EARLIER_IDENTITY) {
            Object value = field.hasDefaultValue() ? SpecificData.get().getDefaultValue(field) : null;
            if (value != null) {
                defaults.put(field.pos(), value);
            }
        }
        return defaults;
    }
}
