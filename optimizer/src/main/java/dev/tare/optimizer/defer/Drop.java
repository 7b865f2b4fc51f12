package dev.tare.optimizer.defer;

import dev.tare.core.text.ModuleId;
import dev.tare.core.text.Span;

/**
 * A stretch of a module that a lossy rule drops, or says with fewer words.
 *
 * @param pass the rule
 * @param module the module
 * @param place the stretch in the module's source
 * @param text what stands there instead; empty where nothing does
 */
public record Drop(String pass, ModuleId module, Span place, String text) {}
