/** Pure functions from reports to text, JSON, Markdown and drawings. */
@NullMarked
package dev.tare.bundler.report;

import org.jspecify.annotations.NullMarked;
