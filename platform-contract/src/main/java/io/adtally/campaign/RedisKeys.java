package io.adtally.campaign;

/** Names of the Redis keys that the control plane writes and the data plane reads. */
public final class RedisKeys {
    private RedisKeys() {}

    /** String key holding a {@link CampaignMetadata} as Avro JSON. */
    public static String campaign(String campaignId) {
        return "adtally:campaign:" + campaignId;
    }

    /** String key holding an {@link io.adtally.access.ApiKeyGrant} as Avro JSON. */
    public static String apiKey(String keyId) {
        return "adtally:api_key:" + keyId;
    }

    /**
     * String key holding the version of a list's newest complete snapshot, a decimal number; written after the snapshot.
     *
     * @param list {@code ip}, {@code user_agent} or {@code data_centre}
     */
    public static String listVersion(String list) {
        return "adtally:list:" + list + ":version";
    }

    /**
     * List key holding a version of a list, never changed once complete: its lines as UTF-8 text, cut anywhere into chunks,
     * each of them compressed with GZIP. An entry a line; {@code #} begins a remark; a line that begins with {@code !} is
     * an exception that wins over all entries.
     */
    public static String listSnapshot(String list, long version) {
        return "adtally:list:" + list + ":" + version;
    }
}
