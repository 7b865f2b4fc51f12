/** From mentions to references: which module a path, a section or a name means. */
@NullMarked
package dev.tare.modules.link;

import org.jspecify.annotations.NullMarked;
