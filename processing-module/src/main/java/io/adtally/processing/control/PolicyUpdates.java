package io.adtally.processing.control;

import io.adtally.control.AdvertiserThresholds;
import io.adtally.control.ControlMessage;
import io.adtally.control.ControlSubject;
import io.adtally.control.ListPublished;
import io.adtally.fraud.rule.IpBlocklist;
import io.adtally.fraud.rule.Rules;
import io.adtally.fraud.verdict.Policy;
import io.adtally.fraud.verdict.Thresholds;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** Turns a control message into the policy that is in force after it. */
final class PolicyUpdates {
    private final ListSnapshots lists;

    PolicyUpdates(ListSnapshots lists) {
        this.lists = lists;
    }

    /**
     * @throws RefusedException if the message cannot be applied; other exceptions may pass
     * @throws IOException if a list could not be read to its end
     */
    Policy apply(ControlMessage message, Policy policy) throws RefusedException, IOException {
        String subject = message.getSubject();
        return switch (subject) {
            case ControlSubject.THRESHOLDS ->
                policy.with(thresholds(message.getVersion(), body(message, io.adtally.control.Thresholds.class)));
            case ControlSubject.IP_LIST -> withAddresses(message, policy);
            default -> throw new RefusedException("this build knows nothing of " + subject);
        };
    }

    private static Thresholds thresholds(long version, io.adtally.control.Thresholds body) throws RefusedException {
        try {
            Map<String, Thresholds.Pair> overrides = new HashMap<>();
            for (AdvertiserThresholds one : body.getOverrides()) {
                overrides.put(one.getAdvertiserId(), new Thresholds.Pair(one.getQuarantine(), one.getDrop()));
            }
            return new Thresholds(version, new Thresholds.Pair(body.getQuarantine(), body.getDrop()), overrides);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(String.valueOf(e.getMessage()), e);
        }
    }

    private Policy withAddresses(ControlMessage message, Policy policy) throws RefusedException, IOException {
        ListPublished published = body(message, ListPublished.class);
        MessageDigest sha256 = sha256();
        IpBlocklist.Parsed parsed;
        try (InputStream text = new DigestInputStream(lists.open("ip", message.getVersion()), sha256);
                BufferedReader lines = new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8))) {
            parsed = IpBlocklist.parse(lines.lines().toList());
        }
        checkHash(published, sha256);
        if (!parsed.rejected().isEmpty()) {
            throw new RefusedException(parsed.rejected().size() + " entries cannot be read, the first: "
                    + parsed.rejected().getFirst());
        }
        Rules rules = policy.rules();
        return policy.with(rules.withBlocklist(Rules.bundled().blocklist().plus(parsed.blocklist())));
    }

    private static void checkHash(ListPublished published, MessageDigest sha256) throws RefusedException {
        String found = HexFormat.of().formatHex(sha256.digest());
        if (!found.equals(published.getSha256())) {
            throw new RefusedException("the snapshot of " + published.getList() + " is not what was published: SHA-256 "
                    + found + " instead of " + published.getSha256());
        }
    }

    private static <T> T body(ControlMessage message, Class<T> type) throws RefusedException {
        if (!type.isInstance(message.getBody())) {
            throw new RefusedException(message.getSubject() + " needs a body of type " + type.getSimpleName());
        }
        return type.cast(message.getBody());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
