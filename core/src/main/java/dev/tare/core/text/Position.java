package dev.tare.core.text;

/**
 * A place as people read it.
 *
 * @param line from 1; lines end at LF, CRLF or a lone CR
 * @param column from 1, in code points
 */
public record Position(int line, int column) {}
