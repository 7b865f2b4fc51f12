package dev.tare.core.yaml;

/**
 * How much YAML is read before the reader says no.
 *
 * @param maxBytes the longest text that is read, in bytes
 * @param maxDepth how deep sequences and mappings may stand in each other, aliases followed
 * @param maxNodes how many values there may be, each alias counted as all the values it stands for
 */
public record YamlLimits(int maxBytes, int maxDepth, int maxNodes) {

    /** 1 MiB, 64 deep, 100,000 values: a thousand times what front matter and {@code tare.yaml} need. */
    public static final YamlLimits DEFAULT = new YamlLimits(1 << 20, 64, 100_000);

    public YamlLimits {
        if (maxBytes < 1 || maxDepth < 1 || maxNodes < 1) {
            throw new IllegalArgumentException("limits must be positive");
        }
    }
}
