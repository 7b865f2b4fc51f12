/** The command line: arguments in, results on standard output, an exit code out. */
@NullMarked
package dev.tare.cli;

import org.jspecify.annotations.NullMarked;
