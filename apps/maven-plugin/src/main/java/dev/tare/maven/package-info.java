/** The goals of the Maven plugin: thin faces of {@code bundler}, which print what the command line prints. */
@NullMarked
package dev.tare.maven;

import org.jspecify.annotations.NullMarked;
