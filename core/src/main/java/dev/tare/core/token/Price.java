package dev.tare.core.token;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What input costs with a model, in US dollars for a million tokens, at the standard rate of the maker's own API.
 *
 * @param model the name of the model in the table
 * @param above the length of a prompt in tokens over which the price holds
 * @param input the price of input
 * @param cached the price of input read from the provider's prompt cache, where it is known
 * @param date the day of the price, as in {@code 2026-08-01}
 * @param source the page that gave it
 */
public record Price(
        String model, int above, BigDecimal input, Optional<BigDecimal> cached, String date, String source) {

    /** Returns what so many tokens of input cost, in US dollars. */
    public BigDecimal of(int tokens) {
        return input.multiply(BigDecimal.valueOf(tokens)).movePointLeft(6);
    }
}
