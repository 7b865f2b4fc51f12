/** What runs while Tare is built or first started: writes resources into the jar, trains the class-data archive. */
@NullMarked
package dev.tare.cli.build;

import org.jspecify.annotations.NullMarked;
