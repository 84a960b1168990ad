package io.adtally.processing.settings;

import java.io.Serializable;
import java.util.Map;

/** Where the Iceberg tables live: the object store that holds their files and the database that holds the catalog. */
public record LakeSettings(
        String endpoint,
        String region,
        String accessKey,
        String secretKey,
        String bucket,
        String catalogUrl,
        String catalogUser,
        String catalogPassword)
        implements Serializable {

    /** Reads ADTALLY_S3_*, ADTALLY_LAKE_BUCKET and ADTALLY_CATALOG_*; all mistakes in one IllegalArgumentException. */
    public static LakeSettings of(Map<String, String> variables) {
        Environment environment = new Environment(variables);
        LakeSettings settings = read(environment);
        environment.refuseIfMistaken();
        return settings;
    }

    static LakeSettings read(Environment environment) {
        return new LakeSettings(
                environment.required("ADTALLY_S3_ENDPOINT"),
                environment.optional("ADTALLY_S3_REGION", "us-east-1"),
                environment.required("ADTALLY_S3_ACCESS_KEY"),
                environment.required("ADTALLY_S3_SECRET_KEY"),
                environment.optional("ADTALLY_LAKE_BUCKET", "adtally-lake"),
                environment.required("ADTALLY_CATALOG_URL"),
                environment.required("ADTALLY_CATALOG_USER"),
                environment.optional("ADTALLY_CATALOG_PASSWORD", ""));
    }

    @Override
    public String toString() {
        return "LakeSettings[" + endpoint + ", bucket " + bucket + ", catalog " + catalogUrl + "]";
    }
}
