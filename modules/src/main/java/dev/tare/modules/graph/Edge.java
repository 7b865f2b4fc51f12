package dev.tare.modules.graph;

import dev.tare.core.text.ModuleId;

/**
 * Two different modules of which the first refers to the second by path, however often.
 *
 * @param from the module that refers
 * @param to the module it refers to
 */
public record Edge(ModuleId from, ModuleId to) implements Comparable<Edge> {

    @Override
    public int compareTo(Edge other) {
        int byFrom = from.compareTo(other.from);
        return byFrom != 0 ? byFrom : to.compareTo(other.to);
    }
}
