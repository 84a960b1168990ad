package io.adtally.local.clickhouse.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Expected pieces are what the engine itself takes for one token. */
class LexerTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '^',
            value = {
                "SELECT a -- ; b ~ SELECT|a",
                "SELECT a # ; b ~ SELECT|a",
                "SELECT a #! ; b ~ SELECT|a",
                "SELECT a // ; b ~ SELECT|a",
                "SELECT a #b ~ SELECT|a|#|b",
                "1 /* x /* ; */ y */ 2 ~ 1|2",
                "1 /* never closed ; ' ~ 1",
                "'it''s; \\' x' y ~ 'it''s; \\' x'|y",
                "`a``;` \"b\\\";\" ~ `a``;`|\"b\\\";\"",
                "'never closed ; ~ 'never closed ;",
                "$$ ; ' $$ x ~ $$ ; ' $$|x",
                "$t$ ; $$ ' $t$ x ~ $t$ ; $$ ' $t$|x",
                "$t$ no end ; ~ $t$|no|end|;",
                "$a b$ ; $a b$ ~ $a|b$|;|$a|b$",
                "a$b$ ; $b$ ~ a$b$|;|$b$",
                "1a$x$ ; $x$ ~ 1a|$x$ ; $x$",
                "\u201cfile\\\u201d(1) ~ \u201cfile\\\u201d|(|1|)",
                "\u2018a;\u2019 b ~ \u2018a;\u2019|b",
                "a-b->c ~ a|-|b|-|>|c",
            })
    void cutsWhereTheEngineDoes(String sql, String expected) {
        assertThat(tokens(sql)).isEqualTo(List.of(expected.split("\\|", -1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ", "\t", "\n", "\r", "\f", "\u000b", "\u0085", "\u00a0", "\u180e", "\u2000", "\u200d", "\u2028",
                "\u202f", "\u205f", "\u2060", "\u3000", "\ufeff"
            })
    void everyBlankOfTheEngineSeparates(String blank) {
        assertThat(tokens("file" + blank + "(1)")).containsExactly("file", "(", "1", ")");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0084", "\u200e", "\u2027", "\u2061", "\u3001", "\u00e9"})
    void noOtherCharacterIsABlank(String character) {
        assertThat(tokens("a" + character + "b")).hasSizeGreaterThan(2);
    }

    private static List<String> tokens(String sql) {
        Lexer lexer = new Lexer(sql.getBytes(StandardCharsets.UTF_8));
        List<String> tokens = new ArrayList<>();
        for (Token token = lexer.next(); token != null; token = lexer.next()) {
            tokens.add(lexer.text(token));
        }
        return tokens;
    }
}
