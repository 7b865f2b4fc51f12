package dev.tare.bundler.build;

import dev.tare.core.manifest.Manifest;
import dev.tare.core.manifest.ManifestModule;
import dev.tare.core.manifest.ManifestPart;
import dev.tare.core.manifest.ManifestStep;
import dev.tare.core.text.ModuleId;
import dev.tare.optimizer.Verifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Chooses the modules and parts that stay as they are because the way back to all of them would make the manifest too large. */
final class Leftovers {

    /** Characters that an edit takes in the manifest, about; so that one with a short text is no mere nothing. */
    private static final int EDIT = 4;

    private Leftovers() {}

    /**
     * Adds those with the longest way back, until the rest should fit; at least an eighth of the changed ones, so that few rounds are
     * needed.
     *
     * @return whether the manifest is too large
     */
    static boolean leaveAlone(Manifest manifest, long manifestBytes, long sourceBytes, Set<ModuleId> untouched) {
        long tooMany = manifestBytes - Verifier.mostBytes(manifest, sourceBytes);
        if (tooMany <= 0) {
            return false;
        }
        List<ModuleId> changed = new ArrayList<>();
        Map<ModuleId, Long> bytes = new HashMap<>();
        for (ManifestModule module : manifest.modules()) {
            if (!module.steps().isEmpty()) {
                changed.add(module.id());
                bytes.put(module.id(), bytes(module.steps()));
            }
        }
        Set<ModuleId> parts = new HashSet<>();
        for (ManifestPart part : manifest.parts()) {
            if (!part.steps().isEmpty()) {
                changed.add(part.id());
                parts.add(part.id());
                bytes.put(part.id(), bytes(part.steps()));
            }
        }
        // No start holds a part, so what is saved in one counts least.
        changed.sort(Comparator.<ModuleId>comparingInt(id -> parts.contains(id) ? 0 : 1)
                .thenComparingLong(id -> -bytes.getOrDefault(id, 0L))
                .thenComparing(Comparator.naturalOrder()));
        for (int i = 0; i < changed.size() && (tooMany > 0 || i < (changed.size() + 7) / 8); i++) {
            tooMany -= bytes.getOrDefault(changed.get(i), 0L);
            untouched.add(changed.get(i));
        }
        return !changed.isEmpty();
    }

    private static long bytes(List<ManifestStep> steps) {
        long bytes = 0;
        for (ManifestStep step : steps) {
            for (int i = 0; i < step.undo().edits().size(); i++) {
                bytes += EDIT + step.undo().edits().replacement(i).length;
            }
        }
        return bytes;
    }
}
