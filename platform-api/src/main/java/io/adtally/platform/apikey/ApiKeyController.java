package io.adtally.platform.apikey;

import io.adtally.platform.account.Permission;
import io.adtally.platform.problem.Checks;
import io.adtally.platform.problem.RefusedException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** API keys over REST. */
@RestController
@RequestMapping("/api/v1/api-keys")
class ApiKeyController {
    private final ApiKeys keys;

    ApiKeyController(ApiKeys keys) {
        this.keys = keys;
    }

    record Wanted(
            @Nullable String name,
            @Nullable Set<String> scopes,
            @Nullable String advertiserId,
            @Nullable Instant expiresAt) {}

    record Rotation(long overlapSeconds) {}

    /** The key with its scopes as they are named in requests. */
    record Shown(
            String id,
            String name,
            List<String> scopes,
            @Nullable String advertiserId,
            String createdBy,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable String text) {
        static Shown of(ApiKeyData key, @Nullable String text) {
            return new Shown(
                    key.id(),
                    key.name(),
                    key.scopes().stream().map(Permission::authority).sorted().toList(),
                    key.advertiserId(),
                    key.createdBy(),
                    key.createdAt(),
                    key.expiresAt(),
                    text);
        }

        static Shown of(ApiKeys.NewKey made) {
            return of(made.key(), made.text());
        }
    }

    @GetMapping
    List<Shown> all() {
        return keys.all().stream().map(key -> Shown.of(key, null)).toList();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Shown create(@RequestBody Wanted wanted) {
        return Shown.of(keys.create(
                Checks.present("name", wanted.name()),
                permissions(Checks.present("scopes", wanted.scopes())),
                wanted.advertiserId(),
                wanted.expiresAt()));
    }

    @PostMapping("/{id}/rotation")
    @ResponseStatus(HttpStatus.CREATED)
    Shown rotate(@PathVariable String id, @RequestBody Rotation rotation) {
        return Shown.of(keys.rotate(id, Duration.ofSeconds(rotation.overlapSeconds())));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable String id) {
        keys.revoke(id);
    }

    private static Set<Permission> permissions(Set<String> scopes) {
        List<String> allowed =
                Arrays.stream(Permission.values()).map(Permission::authority).toList();
        scopes.stream().filter(scope -> !allowed.contains(scope)).findFirst().ifPresent(unknown -> {
            throw RefusedException.notAllowed("scopes", unknown, allowed);
        });
        return scopes.stream().map(Permission::of).collect(Collectors.toSet());
    }
}
