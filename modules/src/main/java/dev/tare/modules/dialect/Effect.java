package dev.tare.modules.dialect;

import dev.tare.modules.model.Strength;
import java.util.Locale;
import java.util.Optional;

/** What a harness does at a mention. */
public enum Effect {
    /** It puts the target's text into the context. */
    EAGER,
    /** It does so when a condition of its own holds. */
    CONDITIONAL,
    /** Nothing, but the model may open the target. */
    LAZY,
    /** Nothing: the mark has no meaning here. It is lazy where it names a module, and nothing otherwise. */
    TEXT,
    /** Nothing: it takes the place out of the text before the model sees it. */
    NONE;

    /** Returns the strength of a reference with this effect. */
    public Strength strength() {
        return switch (this) {
            case EAGER -> Strength.EAGER;
            case CONDITIONAL -> Strength.CONDITIONAL;
            case LAZY, TEXT, NONE -> Strength.LAZY;
        };
    }

    /** Returns the effect with this word, as data files and {@code strengths:} write it. */
    public static Optional<Effect> of(String word) {
        for (Effect effect : values()) {
            if (effect.name().toLowerCase(Locale.ROOT).equals(word)) {
                return Optional.of(effect);
            }
        }
        return Optional.empty();
    }
}
