/** What Markdown renders to, by a parser that the scanners know nothing of: for checks, not for audits. */
@NullMarked
package dev.tare.modules.markdown;

import org.jspecify.annotations.NullMarked;
