package io.adtally.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.text.Collator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UlidTest {
    private static final long TIME = 1_790_000_000_000L;

    /** Example of the specification: 01ARZ3NDEKTSV4RRFFQ69G5FAV was made at this millisecond. */
    @Test
    void readsTheTimeOfTheSpecificationsExample() {
        assertThat(Ulid.epochMillis("01ARZ3NDEKTSV4RRFFQ69G5FAV")).isEqualTo(1_469_922_850_259L);
        assertThat(Ulid.epochMillis("01arz3ndektsv4rrffq69g5fav")).isEqualTo(1_469_922_850_259L);
    }

    @Test
    void has26CharactersOfCrockfordsBase32() {
        assertThat(Ulid.next(TIME)).matches("[0-7][0-9A-HJKMNP-TV-Z]{25}");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 31, 32, TIME, Ulid.MAX_EPOCH_MILLIS - 1, Ulid.MAX_EPOCH_MILLIS})
    void carriesItsTime(long time) {
        String ulid = Ulid.next(time);
        assertThat(Ulid.isValid(ulid)).isTrue();
        assertThat(Ulid.epochMillis(ulid)).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MIN_VALUE, Ulid.MAX_EPOCH_MILLIS + 1, Long.MAX_VALUE})
    void refusesTimesOutsideItsRange(long time) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ulid.next(time))
                .withMessageContaining(Long.toString(time));
    }

    @Test
    void theGreatestComesAfterAllOthersInEveryOrder() {
        Collator english = Collator.getInstance(Locale.US);
        String last = Ulid.next(Ulid.MAX_EPOCH_MILLIS);
        assertThat(Ulid.isValid(Ulid.GREATEST)).isTrue();
        for (String id : List.of(Ulid.next(0), Ulid.next(TIME), last)) {
            assertThat(id).isLessThan(Ulid.GREATEST);
            assertThat(english.compare(id, Ulid.GREATEST)).isNegative();
        }
        assertThat(english.compare("~", last))
                .as("as databases with a language sort")
                .isNegative();
    }

    @Test
    void sortsByTime() {
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            long earlier = random.nextLong(Ulid.MAX_EPOCH_MILLIS);
            long later = random.nextLong(earlier + 1, Ulid.MAX_EPOCH_MILLIS + 1);
            assertThat(Ulid.next(earlier, random)).isLessThan(Ulid.next(later, random));
        }
    }

    @Test
    void isUniqueWithinAMillisecond() {
        Set<String> ulids = new HashSet<>();
        for (int i = 0; i < 100_000; i++) {
            assertThat(ulids.add(Ulid.next(TIME))).isTrue();
        }
    }

    @Test
    void drawsAllEightyBitsFromTheRandomSource() {
        Set<String> characters = new HashSet<>();
        Random random = new Random(2);
        for (int i = 0; i < 2_000; i++) {
            String ulid = Ulid.next(TIME, random);
            for (int at = 10; at < Ulid.LENGTH; at++) {
                characters.add(at + ":" + ulid.charAt(at));
            }
        }
        assertThat(characters).hasSize(16 * 32);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "01ARZ3NDEKTSV4RRFFQ69G5FA",
                "01ARZ3NDEKTSV4RRFFQ69G5FAVV",
                "81ARZ3NDEKTSV4RRFFQ69G5FAV",
                "Z1ARZ3NDEKTSV4RRFFQ69G5FAV",
                "01ARZ3NDEKTSV4RRFFQ69G5FAI",
                "01ARZ3NDEKTSV4RRFFQ69G5FAL",
                "01ARZ3NDEKTSV4RRFFQ69G5FAO",
                "01ARZ3NDEKTSV4RRFFQ69G5FAU",
                "01ARZ3NDEKTSV4RRFFQ69G5FA ",
                "01ARZ3NDEKTSV4RRFFQ69G5FA-",
                "01ARZ3NDEKTSV4RRFFQ69G5FAé",
                "01ARZ3NDEKTSV4RRFFQ69G5FA漢"
            })
    void refusesWhatIsNoUlid(String text) {
        assertThat(Ulid.isValid(text)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> Ulid.epochMillis(text));
    }

    @Test
    void acceptsLowerCase() {
        assertThat(Ulid.isValid(Ulid.next(TIME).toLowerCase(Locale.ROOT))).isTrue();
    }
}
