package io.adtally.local.clickhouse.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Inserts put together at random, whose data must come out as it went in: one byte off would spoil rows silently. */
class InsertSplitTest {
    private static final int INSERTS = 2000;
    private static final String[] GAPS = {
        " ", "\n", "\t ", "\r\n", " /* FORMAT x; ' */ ", " -- FORMAT y; `\n", "\u00a0", "  "
    };
    private static final String[] TABLES = {"t", "d.t", "`a;b`", "\"FORMAT CSV\"", "`x``y`", "t$x$", "d . `FORMAT`"};
    private static final String[] COLUMNS = {"", "(a, b)", "(`c)`, format)", "(* EXCEPT(x))", "(a /* ) */, \"b;\")"};
    private static final String[] SETTINGS = {"", "SETTINGS a = 'FORMAT X;\\'', b = 1", "SETTINGS s = $h$ FORMAT ' $h$"
    };
    private static final String[] LINE_ENDS = {"\n", "\r\n", " \n", "\t\r\n", "\f\n"};
    /** What could be mistaken for a part of the statement. */
    private static final String HARD_BYTES = "\n\r\t\f ;'\"`$-/*()FORMAT\0\u00ff";

    static Stream<Long> seeds() {
        return Stream.of(1L, 20261125L, 987654321L);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void dataIsEveryByteAfterTheOneLineEnd(long seed) throws Exception {
        Random random = new Random(seed);
        for (int i = 0; i < INSERTS; i++) {
            String sql = gap(random, 0) + "InSeRt" + gap(random, 1) + "INTO" + gap(random, 1) + pick(random, TABLES)
                    + gap(random, 1) + pick(random, COLUMNS) + gap(random, 1) + pick(random, SETTINGS) + gap(random, 1);
            String text = sql + "Format" + gap(random, 1) + "RowBinary" + pick(random, LINE_ENDS);
            byte[] data = data(random);
            byte[] request = joined(text.getBytes(StandardCharsets.UTF_8), data);

            Statement statement = Statement.parse(request);

            assertThat(statement.format()).as(text).isEqualTo("RowBinary");
            assertThat(new String(statement.sql(), StandardCharsets.UTF_8)).isEqualTo(sql);
            assertThat(Arrays.copyOfRange(request, statement.dataStart(), request.length))
                    .as(text)
                    .isEqualTo(data);
        }
    }

    private static String gap(Random random, int least) {
        StringBuilder gap = new StringBuilder();
        for (int pieces = least + random.nextInt(3); pieces > 0; pieces--) {
            gap.append(pick(random, GAPS));
        }
        return gap.toString();
    }

    private static byte[] data(Random random) {
        byte[] data = new byte[random.nextInt(40)];
        random.nextBytes(data);
        for (int i = 0; i < data.length; i++) {
            if (random.nextBoolean()) {
                data[i] = (byte) HARD_BYTES.charAt(random.nextInt(HARD_BYTES.length()));
            }
        }
        return data;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(first);
        both.writeBytes(second);
        return both.toByteArray();
    }

    private static String pick(Random random, String[] choices) {
        return choices[random.nextInt(choices.length)];
    }
}
