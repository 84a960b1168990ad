package io.adtally.fraud.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeoVelocityTest {
    private static final long HOUR = 3_600_000;
    private static final long NOON = 1_795_608_000_000L;

    /** On the sphere a degree of a meridian is 111.195 km; JFK to LHR as published by the great circle mapper. */
    @Test
    void distancesAreThoseOfGreatCircles() {
        assertThat(CountryDistances.km(0, 0, 1, 0)).isEqualTo(111.195, within(0.001));
        assertThat(CountryDistances.km(10, 179.5, 10, -179.5)).isEqualTo(109.506, within(0.01));
        assertThat(CountryDistances.km(40.6398, -73.7789, 51.4706, -0.4619))
                .isCloseTo(5_540, Percentage.withPercentage(0.5));
        assertThat(CountryDistances.km(90, 0, -90, 0)).isEqualTo(20_015.1, within(0.1));
    }

    /** Tokyo to Seoul, London to Paris, Dublin to London, Juneau to Whitehorse, and so on: roughly, from an atlas. */
    @ParameterizedTest
    @CsvSource({"JP, KR, 1150", "GB, FR, 340", "IE, GB, 464", "US, CA, 272", "FI, EE, 82", "DE, JP, 8940"})
    void countriesAreAsFarApartAsTheirNearestTowns(String one, String other, double km) {
        assertThat(CountryDistances.km(one, other)).isCloseTo(km, Percentage.withPercentage(12));
        assertThat(CountryDistances.km(other, one)).isEqualTo(CountryDistances.km(one, other));
        assertThat(CountryDistances.km(one, one)).isZero();
    }

    @Test
    void fromJapanToGermanyInAnHourIsFasterThanAnyPlane() {
        GeoVelocity places = new GeoVelocity();
        assertThat(places.move("JP", NOON)).isNaN();
        assertThat(places.move("DE", NOON + HOUR)).isBetween(7_500.0, 9_500.0);
        assertThat(places.move("DE", NOON + 2 * HOUR)).isZero();
        assertThat(places.move("JP", NOON + 22 * HOUR)).isBetween(350.0, 480.0);
    }

    @Test
    void crossingABorderIsNoJourney() {
        GeoVelocity places = new GeoVelocity();
        places.move("DE", NOON);
        for (String neighbour : new String[] {"AT", "CH", "NL", "BE", "DE", "FR", "DE", "PL", "CZ", "DE", "DK"}) {
            assertThat(places.move(neighbour, NOON + 1)).as(neighbour).isZero();
        }
    }

    @Test
    void whatComesLateIsMeasuredAndChangesNothing() {
        GeoVelocity places = new GeoVelocity();
        places.move("JP", NOON);
        assertThat(places.move("DE", NOON - 20 * HOUR)).isBetween(350.0, 480.0);
        assertThat(places.country).isEqualTo("JP");
        assertThat(places.timeMillis).isEqualTo(NOON);
    }

    @ParameterizedTest
    @CsvSource({"XX", "T1", "de", "DEU", "D", "''", "ẞẞ", ","})
    void anUnknownCountryIsNoPlace(String code) {
        GeoVelocity places = new GeoVelocity();
        places.move("JP", NOON);
        assertThat(places.move(code, NOON + 1)).isNaN();
        assertThat(places.country).isEqualTo("JP");
    }
}
