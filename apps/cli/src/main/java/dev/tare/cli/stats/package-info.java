/** What {@code tare stats} prints: a report of plain values, and its text, JSON and Markdown. */
@NullMarked
package dev.tare.cli.stats;

import org.jspecify.annotations.NullMarked;
