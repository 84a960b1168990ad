package io.adtally.console.widget;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How money is written for people: with as many digits as its currency is paid in, and never as nothing where it is little.
 * Prices of events are fractions of what can be paid and keep every digit. Micros are millionths.
 */
public final class Amounts {
    private static final int MICRO_DIGITS = 6;
    private static final int USUAL_DIGITS = 2;
    private static final String MINUS = "\u2212";

    private Amounts() {}

    /** An amount with its currency: 4.70 EUR, or &lt; 0.01 EUR. */
    public static String money(@Nullable Long micros, String currency) {
        return micros == null ? Formats.NONE : named(number(micros, currency), currency);
    }

    /** The same without its currency, for where that is written elsewhere. */
    public static String number(long micros, String currency) {
        return rounded(micros, currency, micros < 0 ? MINUS : "");
    }

    /** How much more or less, with its sign and currency. */
    public static String change(long micros, String currency) {
        return named(rounded(micros, currency, micros < 0 ? MINUS : "+"), currency);
    }

    /** A price, or what an amount is exactly: with every digit it has. */
    public static String exact(@Nullable Long micros, String currency) {
        if (micros == null) {
            return Formats.NONE;
        }
        BigDecimal amount = magnitude(micros).stripTrailingZeros();
        int digits = Math.max(digits(currency), amount.scale());
        return named((micros < 0 ? MINUS : "") + grouped(amount, digits), currency);
    }

    private static String rounded(long micros, String currency, String sign) {
        int digits = digits(currency);
        BigDecimal amount = magnitude(micros);
        BigDecimal least = BigDecimal.ONE.movePointLeft(digits);
        if (amount.signum() != 0 && amount.compareTo(least) < 0) {
            return (micros < 0 ? "> " : "< ") + sign + least.toPlainString();
        }
        return sign + grouped(amount.setScale(digits, RoundingMode.HALF_UP), digits);
    }

    private static BigDecimal magnitude(long micros) {
        return BigDecimal.valueOf(micros, MICRO_DIGITS).abs();
    }

    private static String grouped(BigDecimal amount, int digits) {
        return String.format(Locale.ROOT, "%,." + digits + "f", amount);
    }

    private static String named(String amount, String currency) {
        return currency.isEmpty() ? amount : amount + " " + currency;
    }

    /** Of a currency's smallest unit: 2 of EUR, 0 of JPY, 3 of KWD. */
    private static int digits(String currency) {
        try {
            int digits = Currency.getInstance(currency).getDefaultFractionDigits();
            return digits < 0 ? USUAL_DIGITS : digits;
        } catch (IllegalArgumentException unknown) {
            return USUAL_DIGITS;
        }
    }
}
