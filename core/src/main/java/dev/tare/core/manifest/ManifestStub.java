package dev.tare.core.manifest;

import dev.tare.core.text.Span;

/**
 * A stretch of a module's source that went, and how much stands in its place. What stands there can be made again from the source, so the
 * manifest does not hold it.
 *
 * @param pass the pass that took it out
 * @param source the stretch
 * @param length the bytes that stand in its place before passes over texts see them; 0 where one stub stands for several stretches and
 *     this is not the first of them
 * @param origin where the stretch can be read
 */
public record ManifestStub(String pass, Span source, int length, Origin origin) {}
