package dev.tare.templates.bundle;

/**
 * What is stored in a bundle, and what partials save of it.
 *
 * @param stored the tokens of all templates and partials as they are stored, tags included
 * @param unshared what all templates had without partials
 * @param partials how many partials there are
 * @param uses in how many places they stand
 */
public record SharedTokens(long stored, long unshared, int partials, int uses) {

    /** Returns how many tokens fewer are stored because of partials, at least 0. */
    public long saved() {
        return unshared - stored;
    }
}
