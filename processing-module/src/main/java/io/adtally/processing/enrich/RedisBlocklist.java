package io.adtally.processing.enrich;

import io.adtally.campaign.RedisKeys;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.Set;

/** The address blocklist that the control plane keeps in Redis. */
final class RedisBlocklist {
    private final RedisCommands<String, String> commands;

    RedisBlocklist(RedisCommands<String, String> commands) {
        this.commands = commands;
    }

    /** The list's version, empty when there is no list. */
    String version() {
        String version = commands.get(RedisKeys.IP_BLOCKLIST_VERSION);
        return version == null ? "" : version;
    }

    Set<String> entries() {
        return commands.smembers(RedisKeys.IP_BLOCKLIST);
    }
}
