package io.adtally.processing.enrich;

import static io.adtally.event.EventType.CLICK;
import static io.adtally.event.EventType.CONVERSION;
import static io.adtally.event.EventType.IMPRESSION;
import static io.adtally.event.EventType.VIEWABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.adtally.processing.event.Flag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CampaignTermsTest {
    @Test
    void saysWhoPaysInWhat() {
        CampaignTerms terms = terms(price(0, "CPC", 5));
        assertThat(terms.known()).isTrue();
        assertThat(terms.advertiserId()).isEqualTo("adv");
        assertThat(terms.currency()).isEqualTo("EUR");
    }

    @Test
    void aPriceIsInForceFromItsMomentUntilTheNext() {
        CampaignTerms terms = terms(price(1000, "CPC", 5) + "," + price(2000, "CPC", 9) + "," + price(3000, "CPC", 0));
        assertThat(terms.priceMicros(CLICK, 0, 999)).as("before any").isZero();
        assertThat(terms.priceMicros(CLICK, 0, 1000)).isEqualTo(5);
        assertThat(terms.priceMicros(CLICK, 0, 1999)).isEqualTo(5);
        assertThat(terms.priceMicros(CLICK, 0, 2000)).isEqualTo(9);
        assertThat(terms.priceMicros(CLICK, 0, 2999)).isEqualTo(9);
        assertThat(terms.priceMicros(CLICK, 0, 3000)).isZero();
    }

    @Test
    void eachModelChargesForOneKindOfEvent() {
        assertThat(prices("CPM", 2_345_000)).containsExactly(2_345, 0, 0, 0);
        assertThat(prices("VCPM", 2_345_000)).containsExactly(0, 2_345, 0, 0);
        assertThat(prices("CPC", 2_345_001)).containsExactly(0, 0, 2_345_001, 0);
        assertThat(prices("CPM", 9_223_372_036_854_775_000L)).containsExactly(9_223_372_036_854_775L, 0, 0, 0);
    }

    /** MRC: an impression is viewable when it was measured viewable, not when a client reports a look at it. */
    @Test
    void aViewThatIsNotProvenIsNotCharged() {
        CampaignTerms terms = terms(price(0, "VCPM", 2_345_000));
        assertThat(terms.priceMicros(VIEWABLE, Flag.UNPROVEN_VIEW.bit(), 1)).isZero();
        assertThat(terms.priceMicros(VIEWABLE, Flag.UNPROVEN_VIEW.bit() | Flag.STALE_TERMS.bit(), 1))
                .isZero();
        assertThat(terms.priceMicros(VIEWABLE, Flag.STALE_TERMS.bit(), 1)).isEqualTo(2_345);
    }

    @Test
    void anotherModelMayFollow() {
        CampaignTerms terms = terms(price(0, "CPC", 5) + "," + price(10, "CPM", 4000));
        assertThat(terms.priceMicros(CLICK, 0, 9)).isEqualTo(5);
        assertThat(terms.priceMicros(CLICK, 0, 10)).isZero();
        assertThat(terms.priceMicros(IMPRESSION, 0, 9)).isZero();
        assertThat(terms.priceMicros(IMPRESSION, 0, 10)).isEqualTo(4);
    }

    @Test
    void withoutMetadataNobodyPays() {
        CampaignTerms terms = CampaignTerms.parse(null);
        assertThat(terms.known()).isFalse();
        assertThat(terms.advertiserId()).isEmpty();
        assertThat(terms.currency()).isEmpty();
        assertThat(terms.priceMicros(CLICK, 0, Long.MAX_VALUE)).isZero();
    }

    /** A thousandth of a price that is no whole number of micros would be rounded a million times. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"from\":0,\"pricing_model\":\"CPM\",\"price_micros\":1500}",
                "{\"from\":0,\"pricing_model\":\"VCPM\",\"price_micros\":999}",
                "{\"from\":0,\"pricing_model\":\"CPC\",\"price_micros\":-1}",
                "{\"from\":0,\"pricing_model\":\"CPA\",\"price_micros\":1}",
                "{\"from\":0,\"price_micros\":1}",
                "{\"from\":0,\"pricing_model\":\"CPC\",\"price_micros\":1.5}",
                "{\"from\":5,\"pricing_model\":\"CPC\",\"price_micros\":1},{\"from\":5,\"pricing_model\":\"CPC\",\"price_micros\":2}",
                "{\"from\":5,\"pricing_model\":\"CPC\",\"price_micros\":1},{\"from\":4,\"pricing_model\":\"CPC\",\"price_micros\":2}",
            })
    void refusesAPriceListThatDoesNotSayOnePriceForEveryMoment(String prices) {
        assertThatIllegalArgumentException().isThrownBy(() -> terms(prices));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{\"campaign_id\":\"c\"}"})
    void refusesWhatIsNoMetadata(String json) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CampaignTerms.parse(json))
                .withMessageStartingWith("campaign metadata is not readable");
    }

    private static long[] prices(String model, long micros) {
        CampaignTerms terms = terms(price(0, model, micros));
        return new long[] {
            terms.priceMicros(IMPRESSION, 0, 1),
            terms.priceMicros(VIEWABLE, 0, 1),
            terms.priceMicros(CLICK, 0, 1),
            terms.priceMicros(CONVERSION, 0, 1)
        };
    }

    private static CampaignTerms terms(String prices) {
        return CampaignTerms.parse(
                "{\"campaign_id\":\"c\",\"advertiser_id\":\"adv\",\"currency\":\"EUR\",\"prices\":[" + prices + "]}");
    }

    private static String price(long from, String model, long micros) {
        return "{\"from\":%d,\"pricing_model\":\"%s\",\"price_micros\":%d}".formatted(from, model, micros);
    }
}
