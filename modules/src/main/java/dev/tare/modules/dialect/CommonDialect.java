package dev.tare.modules.dialect;

/** A dialect that frameworks of every family speak: no path shows it, and what it sees counts whether some of it resolves or not. */
interface CommonDialect extends Dialect {

    @Override
    default boolean isPresentIn(Tree tree) {
        return false;
    }

    @Override
    default boolean needsEvidence() {
        return false;
    }
}
