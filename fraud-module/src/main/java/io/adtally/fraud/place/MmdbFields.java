package io.adtally.fraud.place;

import com.maxmind.db.MaxMindDbConstructor;
import com.maxmind.db.MaxMindDbParameter;
import org.jspecify.annotations.Nullable;

/**
 * What is read of a record: {@code autonomous_system_number} and {@code autonomous_system_organization} (as in
 * GeoLite2-ASN), {@code country.iso_code} (as in GeoLite2-Country and -City) or {@code country_code} (as in
 * ip-location-db). All are optional. Public because the reader of the files makes it.
 */
public record MmdbFields(
        @Nullable Long asn,
        @Nullable String operator,
        @Nullable String country) {
    /** Of an address that no file knows. */
    static final MmdbFields NONE = new MmdbFields(null, null, (String) null);

    /** As in the file. */
    public record Country(@Nullable String code) {
        /** Called by the reader. */
        @MaxMindDbConstructor
        public Country(@MaxMindDbParameter(name = "iso_code") @Nullable String code) {
            this.code = code;
        }
    }

    /** Called by the reader. */
    @MaxMindDbConstructor
    public MmdbFields(
            @MaxMindDbParameter(name = "autonomous_system_number") @Nullable Long asn,
            @MaxMindDbParameter(name = "autonomous_system_organization") @Nullable String operator,
            @MaxMindDbParameter(name = "country") @Nullable Country country,
            @MaxMindDbParameter(name = "country_code") @Nullable String countryCode) {
        this(asn, operator, country == null || country.code() == null ? countryCode : country.code());
    }

    /** This record's fields, and another's where this has none; null for an address that the file does not know. */
    MmdbFields orElse(@Nullable MmdbFields other) {
        return other == null
                ? this
                : new MmdbFields(
                        asn == null ? other.asn : asn,
                        operator == null ? other.operator : operator,
                        country == null ? other.country : country);
    }

    Place place(OperatorNames names) {
        boolean dataCentre = operator != null && names.dataCentre(operator);
        return new Place(asn == null ? 0 : asn, operator, country, dataCentre);
    }
}
