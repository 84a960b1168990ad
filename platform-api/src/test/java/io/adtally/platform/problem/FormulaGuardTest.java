package io.adtally.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FormulaGuardTest {
    @Test
    void aFormulaBecomesATextAndComesBack() {
        for (String formula : new String[] {"=1+1", "+1", "-1", "@sum", "\t=1", "\r=1", "\n=1"}) {
            assertThat(FormulaGuard.guarded(formula)).isEqualTo("'" + formula);
            assertThat(FormulaGuard.unguarded("'" + formula)).isEqualTo(formula);
        }
        for (String quoted : new String[] {"'-10% sale", "'=1", "''@sum"}) {
            assertThat(FormulaGuard.guarded(quoted)).isEqualTo("'" + quoted);
            assertThat(FormulaGuard.unguarded("'" + quoted)).isEqualTo(quoted);
        }
        for (String text : new String[] {"", "plain", "'s Heeren Loo", "'", "''", "a=b"}) {
            assertThat(FormulaGuard.guarded(text)).isEqualTo(text);
            assertThat(FormulaGuard.unguarded(text)).isEqualTo(text);
        }
    }
}
