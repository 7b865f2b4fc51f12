/** The passes and dialects that users bring along in plugins. */
@NullMarked
package dev.tare.bundler.plugin;

import org.jspecify.annotations.NullMarked;
