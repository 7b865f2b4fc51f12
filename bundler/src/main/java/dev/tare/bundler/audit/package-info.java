/** The analyses of an audit, made into one tree of records. */
@NullMarked
package dev.tare.bundler.audit;

import org.jspecify.annotations.NullMarked;
