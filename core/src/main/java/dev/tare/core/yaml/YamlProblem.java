package dev.tare.core.yaml;

import dev.tare.core.text.Span;

/**
 * Why a text is no valid YAML, or more YAML than the limits allow.
 *
 * @param message one line without a full stop
 * @param span the place, at which the reader could not go on; empty when it is between two bytes
 */
public record YamlProblem(String message, Span span) {}
