package io.adtally.fraud.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LiteralPatternTest {
    @Test
    void unquotesPunctuationAndSeesTheAnchor() {
        assertThat(LiteralPattern.literalOrNull("a\\/b\\.c \\(d\\)", 7))
                .isEqualTo(new LiteralIndex.Literal("a/b.c (d)", false, 7));
        assertThat(LiteralPattern.literalOrNull("^curl", 1)).isEqualTo(new LiteralIndex.Literal("curl", true, 1));
    }

    @Test
    void leavesEverythingElseToTheRegularExpression() {
        for (String pattern : new String[] {
            "a.bc", "[wW]get", "abc$", "ab|cd", "abc*", "\\dabc", "\\babc", "abc\\", "(abc)", "a{2}bc", "a^bc", "ab",
            "^"
        }) {
            assertThat(LiteralPattern.literalOrNull(pattern, 0)).as(pattern).isNull();
        }
    }
}
