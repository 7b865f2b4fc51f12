package dev.tare.optimizer;

import dev.tare.core.manifest.Home;
import dev.tare.core.manifest.ManifestModule;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which file of an output holds which modules of its source: nearly always one its own. */
public final class Homes {

    /** Every module has a file of its own. */
    public static final Homes NONE = new Homes(Map.of());

    private final Map<ModuleId, Home> homes;
    private final Map<ModuleId, List<ModuleId>> members = new HashMap<>();

    private Homes(Map<ModuleId, Home> homes) {
        this.homes = homes;
        homes.forEach((id, home) -> {
            if (home.span().length() > 0 && !isCopy(id, home)) {
                members.computeIfAbsent(home.file(), file -> new ArrayList<>()).add(id);
            }
        });
        for (List<ModuleId> ids : members.values()) {
            ids.sort(Comparator.comparingInt((ModuleId id) -> span(id).start())
                    .thenComparing(Comparator.naturalOrder()));
        }
    }

    public static Homes of(Collection<ManifestModule> modules) {
        Map<ModuleId, Home> homes = new HashMap<>();
        for (ManifestModule module : modules) {
            module.home().ifPresent(home -> homes.put(module.id(), home));
        }
        return homes.isEmpty() ? NONE : new Homes(homes);
    }

    /** A module that stands where the file's own module stands is a copy of it. */
    private boolean isCopy(ModuleId id, Home home) {
        Home own = homes.get(home.file());
        return !id.equals(home.file()) && (own == null || own.span().equals(home.span()));
    }

    private Span span(ModuleId id) {
        Home home = homes.get(id);
        return home == null ? new Span(0, 0) : home.span();
    }

    /** Tells whether the module has no file of its own any more. */
    public boolean isGone(ModuleId id) {
        return !file(id).equals(id);
    }

    /** Tells whether nothing is left of the module but the references that lead past it. */
    public boolean isNothing(ModuleId id) {
        return isGone(id) && span(id).length() == 0;
    }

    /** Returns the file that holds the module. */
    public ModuleId file(ModuleId id) {
        Home home = homes.get(id);
        return home == null ? id : home.file();
    }

    /** Returns the modules whose text a file holds, in order; of several with the same text the one whose file it is. */
    public List<ModuleId> members(ModuleId file) {
        return members.getOrDefault(file, List.of(file));
    }

    /** Returns what is wrong with how a file of so many bytes is divided: its modules have to cover it without a gap. */
    public Optional<String> fault(ModuleId file, int length) {
        if (!members.containsKey(file)) {
            return copiesFault(file, length);
        }
        int at = 0;
        for (ModuleId id : members(file)) {
            if (span(id).start() != at) {
                return Optional.of("the manifest leaves a gap before the text of " + id);
            }
            at = span(id).end();
        }
        return at == length
                ? Optional.empty()
                : Optional.of("the file has " + length + " bytes, and its modules " + at + " of them");
    }

    private Optional<String> copiesFault(ModuleId file, int length) {
        for (Map.Entry<ModuleId, Home> entry : homes.entrySet()) {
            Span span = entry.getValue().span();
            if (entry.getValue().file().equals(file) && span.length() > 0 && span.length() != length) {
                return Optional.of("the manifest calls " + entry.getKey() + " a copy, of another length");
            }
        }
        return Optional.empty();
    }
}
