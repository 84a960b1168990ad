package io.adtally.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChangesTest {
    @Test
    void namesWhatDiffersAndIsReadBack() {
        String text = new Changes()
                .with("name", "Old", "New")
                .with("status", "ACTIVE", "ACTIVE")
                .with("ends on", null, "2026-01-31")
                .withEach("price", List.of("CPM a", "CPM b"), List.of("CPM b", "CPM c"))
                .text();
        assertThat(text.lines())
                .containsExactly("name: Old → New", "ends on: – → 2026-01-31", "price: CPM a → –", "price: – → CPM c");
        assertThat(Changes.parse(text))
                .contains(new Changes.Change("name", "Old", "New"), new Changes.Change("price", "–", "CPM c"));
    }

    @Test
    void tellsHowManyOfEqualsWereTakenOut() {
        String text = new Changes()
                .withEach("flight", List.of("a", "a", "b"), List.of("a", "b"))
                .withEach("ad", List.of("c"), List.of("c", "c", "c"))
                .text();
        assertThat(text.lines()).containsExactly("flight: a → –", "ad: – → c", "ad: – → c");
    }

    @Test
    void keepsWhatWasCutShortAndLeavesOtherTextsAlone() {
        assertThat(Changes.parse("name: Old → New\nflight: – → Spr…")).hasSize(2);
        assertThat(Changes.parse("name: Old → New\nflig…")).hasSize(1);
        assertThat(Changes.parse("LEAD, disabled")).isEmpty();
        assertThat(Changes.parse("name A -> B; status ACTIVE -> PAUSED")).isEmpty();
        assertThat(Changes.parse("")).isEmpty();
    }
}
