package dev.tare.bundler.report;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as people read them, the same in every locale. */
final class Numbers {

    private Numbers() {}

    /** Returns the number with a comma after every three digits. */
    static String grouped(long number) {
        String digits = Long.toString(number);
        int first = number < 0 ? 1 : 0;
        if (digits.length() - first <= 3) {
            return digits;
        }
        StringBuilder out = new StringBuilder(digits.length() + 6);
        for (int i = 0; i < digits.length(); i++) {
            if (i > first && (digits.length() - i) % 3 == 0) {
                out.append(',');
            }
            out.append(digits.charAt(i));
        }
        return out.toString();
    }

    /** Returns the share in percent, with one digit after the point below 100: {@code 8.2%}. */
    static String percent(long part, long whole) {
        if (whole <= 0) {
            return "0%";
        }
        if (part < 0) {
            return "-" + percent(-part, whole);
        }
        long tenths = Math.round(part * 1000.0 / whole);
        if (tenths == 0 && part > 0) {
            return "<0.1%";
        }
        if (tenths >= 1000) {
            return grouped(Math.round(tenths / 10.0)) + "%";
        }
        return tenths / 10 + "." + tenths % 10 + "%";
    }

    /** Returns the number and the noun, with an s unless it is one; nouns that end in y or ch get their own plural. */
    static String counted(long number, String noun) {
        return grouped(number) + " " + (number == 1 ? noun : plural(noun));
    }

    static String plural(String noun) {
        if (noun.endsWith("y") && !noun.endsWith("ey")) {
            return noun.substring(0, noun.length() - 1) + "ies";
        }
        return noun.endsWith("ch") ? noun + "es" : noun + "s";
    }

    /** Returns US dollars, with as many digits as a small amount needs: {@code $0.0831}, {@code $12.40}. */
    static String dollars(BigDecimal amount) {
        int digits = amount.compareTo(BigDecimal.ONE) >= 0 ? 2 : 4;
        return "$" + amount.setScale(digits, RoundingMode.HALF_UP).toPlainString();
    }
}
