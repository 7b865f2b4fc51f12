package dev.tare.optimizer.refactor;

import dev.tare.core.text.ModuleId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The pieces of all modules of a framework, numbered through. */
public final class PieceTable {

    private final List<Pieces> modules;
    private final int[] first;
    private final Map<ModuleId, Integer> byId = new HashMap<>();

    PieceTable(List<Pieces> modules) {
        this.modules = List.copyOf(modules);
        this.first = new int[modules.size() + 1];
        for (int i = 0; i < modules.size(); i++) {
            first[i + 1] = first[i] + modules.get(i).size();
            byId.put(modules.get(i).source().id(), i);
        }
    }

    public List<Pieces> modules() {
        return modules;
    }

    /** Returns how many pieces there are. */
    public int size() {
        return first[modules.size()];
    }

    /** Returns the number of a module's first piece. */
    public int first(int module) {
        return first[module];
    }

    /** Returns the index of the module that holds a piece. */
    public int moduleOf(int piece) {
        int found = Arrays.binarySearch(first, piece);
        int module = found >= 0 ? found : -found - 2;
        // Modules without pieces start where the next one does.
        while (first[module + 1] <= piece) {
            module++;
        }
        return module;
    }

    public Pieces pieces(int piece) {
        return modules.get(moduleOf(piece));
    }

    public ModuleId id(int piece) {
        return pieces(piece).source().id();
    }

    public int line(int piece) {
        int module = moduleOf(piece);
        return modules.get(module).line(piece - first[module]);
    }

    public String text(int piece) {
        int module = moduleOf(piece);
        return modules.get(module).text(piece - first[module]);
    }

    /** Returns the index of its module's block that holds the piece. */
    public int block(int piece) {
        int module = moduleOf(piece);
        return modules.get(module).block()[piece - first[module]];
    }

    /** Returns the index of the module with the id, or -1. */
    int module(ModuleId id) {
        return byId.getOrDefault(id, -1);
    }

    /** Returns the hashes of all pieces. */
    long[] hashes() {
        long[] all = new long[size()];
        for (int i = 0; i < modules.size(); i++) {
            System.arraycopy(
                    modules.get(i).hashes(), 0, all, first[i], modules.get(i).size());
        }
        return all;
    }
}
