package dev.tare.core.yaml;

import dev.tare.core.text.Span;
import java.util.List;
import java.util.Optional;

/**
 * What was read from a piece of YAML. Without a problem it is the value of valid YAML, exactly. With a problem it is
 * <em>tolerant</em>: a mapping of those lines that read {@code key: rest of the line}, which is how harnesses take front
 * matter that is not quite YAML; empty when there are none.
 *
 * @param node the value
 * @param problem the first thing that is wrong
 */
public record YamlReading(YamlNode node, Optional<YamlProblem> problem) {

    static YamlReading exact(YamlNode node) {
        return new YamlReading(node, Optional.empty());
    }

    static YamlReading tolerant(YamlNode.Mapping values, YamlProblem problem) {
        return new YamlReading(values, Optional.of(problem));
    }

    /** Tells whether the text is no valid YAML, so that the values were read line by line. */
    public boolean isTolerant() {
        return problem.isPresent();
    }

    /** Returns the value when it is a mapping, else an empty mapping at the value's start. */
    public YamlNode.Mapping mapping() {
        if (node instanceof YamlNode.Mapping mapping) {
            return mapping;
        }
        int start = node.span().start();
        return new YamlNode.Mapping(new Span(start, start), List.of());
    }
}
