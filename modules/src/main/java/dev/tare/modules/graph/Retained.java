package dev.tare.modules.graph;

import dev.tare.core.text.ModuleId;
import java.util.Optional;

/**
 * How much of an entry's reachable closure hangs on one module.
 *
 * @param id the module
 * @param retainedTokens the tokens that would leave the closure if the module were removed, its own included
 * @param dominator the nearest other module that, as a whole or with one of its sections, lies on every way to this one; empty
 *     when only the entry does
 */
public record Retained(ModuleId id, int retainedTokens, Optional<ModuleId> dominator) {}
