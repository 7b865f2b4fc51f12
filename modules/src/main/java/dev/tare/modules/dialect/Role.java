package dev.tare.modules.dialect;

import dev.tare.modules.model.ModuleKind;

/**
 * What a file is for, and the name it is invoked by.
 *
 * @param kind the module's kind
 * @param name the name of an entry, such as {@code git:commit}; else the file's stem
 */
public record Role(ModuleKind kind, String name) {}
