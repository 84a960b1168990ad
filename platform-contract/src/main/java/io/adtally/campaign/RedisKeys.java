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
     * String key holding the version of a list's newest complete snapshot, a decimal number; written after what it is made
     * of.
     *
     * @param list {@code ip}, {@code user_agent}, {@code data_centre} or {@code asn}
     */
    public static String listVersion(String list) {
        return "adtally:list:" + list + ":version";
    }

    /**
     * List key holding a version of a list that has no base, never changed once complete: its lines as UTF-8 text, cut
     * anywhere into chunks, each of them compressed with GZIP. An entry a line; {@code #} begins a remark; a line that
     * begins with {@code !} is an exception that wins over all entries.
     */
    public static String listSnapshot(String list, long version) {
        return "adtally:list:" + list + ":" + version;
    }

    /**
     * List key holding the lines that a version of a list has besides those of its base, as in {@link #listSnapshot}. Its
     * name is another one, so that a reader who knows nothing of bases finds no list instead of a small part of one.
     */
    public static String listEdits(String list, long version) {
        return listSnapshot(list, version) + ":edits";
    }

    /**
     * List key holding the lines that many versions of a list have in common, as in {@link #listSnapshot}. It appears when
     * it is complete, and lies there as long as a version in force needs it.
     *
     * @param id of the import it was made of
     */
    public static String listBase(String list, String id) {
        return "adtally:list:" + list + ":base:" + id;
    }
}
