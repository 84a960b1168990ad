package io.adtally.platform.campaign;

import io.adtally.platform.problem.RefusedException;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Millionths of a currency unit as people write them: 12.5 is 12,500,000. Exact in both directions. */
public final class Money {
    private static final int DIGITS = 6;

    private Money() {}

    /** The micros in a decimal text; refuses more than six decimals and what does not fit. */
    public static long micros(String field, String decimal) {
        try {
            return new BigDecimal(decimal.strip()).movePointRight(DIGITS).longValueExact();
        } catch (ArithmeticException | NumberFormatException unreadable) {
            throw RefusedException.badValue(
                    field, "An amount is a decimal number with at most six decimals; found \"" + decimal + "\"");
        }
    }

    /** The decimal text with at least two decimals. */
    public static String decimal(long micros) {
        BigDecimal amount = BigDecimal.valueOf(micros, DIGITS).stripTrailingZeros();
        return amount.setScale(Math.max(2, amount.scale()), RoundingMode.UNNECESSARY)
                .toPlainString();
    }
}
