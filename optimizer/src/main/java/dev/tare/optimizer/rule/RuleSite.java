package dev.tare.optimizer.rule;

import dev.tare.core.config.PlaceRule;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.Span;

/**
 * A place that a rule names.
 *
 * @param rule the rule
 * @param module the module
 * @param span all of the module for a rule without a heading
 */
public record RuleSite(PlaceRule rule, ModuleId module, Span span) {

    /** Tells whether the rule names the module as a whole. */
    public boolean isWhole() {
        return rule.heading().isEmpty();
    }
}
