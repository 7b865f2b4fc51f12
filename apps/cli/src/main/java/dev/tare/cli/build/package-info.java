/** What runs while Tare is built: writes resources, packs the jar. Left out of the jar itself. */
@NullMarked
package dev.tare.cli.build;

import org.jspecify.annotations.NullMarked;
