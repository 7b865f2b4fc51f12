/** What sessions teach: which modules are opened after which command. Pure values, without a database. */
@NullMarked
package dev.tare.store.learn;

import org.jspecify.annotations.NullMarked;
