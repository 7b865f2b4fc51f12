package dev.tare.core.plugin;

import java.time.Duration;

/**
 * How long the code of plugins may take before it counts as hung.
 *
 * @param start to make one service and to check it
 * @param module for one service and one module
 */
public record PluginLimits(Duration start, Duration module) {

    /** 5 seconds to start, 10 seconds for a module. */
    public static final PluginLimits DEFAULT = new PluginLimits(Duration.ofSeconds(5), Duration.ofSeconds(10));
}
