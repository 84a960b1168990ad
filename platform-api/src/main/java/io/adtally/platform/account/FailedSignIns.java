package io.adtally.platform.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Counts wrong passwords of late, by account and address. Remembers at most so many of them, the latest; each process
 * counts for itself. Thread-safe.
 */
final class FailedSignIns {
    private static final int MOST_REMEMBERED = 20_000;

    private final SignInSettings settings;
    private final Cache<Key, Integer> failures;

    /** @param clock for when failures are forgotten */
    FailedSignIns(SignInSettings settings, Ticker clock) {
        this.settings = settings;
        failures = Caffeine.newBuilder()
                .maximumSize(MOST_REMEMBERED)
                .expireAfterWrite(settings.pause())
                .ticker(clock)
                .build();
    }

    private record Key(String account, String address, int most) {}

    /** How long to wait before another password of the account is tried from the address; empty if it may be now. */
    Optional<Duration> pause(String account, String address) {
        return keys(account, address).stream()
                .filter(key -> count(key) >= key.most())
                .map(this::left)
                .max(Duration::compareTo);
    }

    /** Counts one; whether no more are tried from now on. */
    boolean failed(String account, String address) {
        boolean reached = false;
        for (Key key : keys(account, address)) {
            reached |= failures.asMap().merge(key, 1, Integer::sum) == key.most();
        }
        return reached;
    }

    /** The account's owner is there: what was typed wrong from this address before is forgotten. */
    void succeeded(String account, String address) {
        failures.invalidate(keys(account, address).getFirst());
    }

    private List<Key> keys(String account, String address) {
        return List.of(
                new Key(account, address, settings.failuresPerAccountAndAddress()),
                new Key("", address, settings.failuresPerAddress()),
                new Key(account, "", settings.failuresPerAccount()));
    }

    private int count(Key key) {
        return Objects.requireNonNullElse(failures.getIfPresent(key), 0);
    }

    private Duration left(Key key) {
        Duration age = failures.policy()
                .expireAfterWrite()
                .flatMap(expiry -> expiry.ageOf(key))
                .orElse(Duration.ZERO);
        return settings.pause().minus(age);
    }
}
