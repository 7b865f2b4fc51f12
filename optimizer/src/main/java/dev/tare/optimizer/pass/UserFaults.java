package dev.tare.optimizer.pass;

import dev.tare.core.text.ModuleId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * What went wrong with passes of users while a framework was built, and where they are left out for it. One that throws is left out for
 * the module at hand; one that hangs is left out altogether, so that the outcome hangs on no clock and no thread. Used by several threads.
 */
public final class UserFaults {

    private final Map<Place, String> faults = new ConcurrentSkipListMap<>();
    private final Set<String> hung = ConcurrentHashMap.newKeySet();
    private final Set<ModuleId> spared = ConcurrentHashMap.newKeySet();

    private record Place(String module, String pass) implements Comparable<Place> {

        @Override
        public int compareTo(Place other) {
            int order = module.compareTo(other.module);
            return order != 0 ? order : pass.compareTo(other.pass);
        }
    }

    /**
     * One of them.
     *
     * @param pass the pass's name
     * @param module the module's path; empty when it concerns the framework as a whole
     * @param reason for people, without a full stop
     * @param everywhere whether the pass is left out altogether
     */
    public record UserFault(String pass, String module, String reason, boolean everywhere) {}

    void add(PassFault fault, Optional<ModuleId> module) {
        faults.putIfAbsent(new Place(module.map(ModuleId::path).orElse(""), fault.pass()), fault.reason());
        if (fault.isHung()) {
            hung.add(fault.pass());
        }
    }

    /** Remembers that a pass over the graph failed. */
    public void add(PassFault fault) {
        add(fault, Optional.empty());
    }

    /** Tells whether a pass has hung, so that what it did so far does not count. */
    public boolean isHung(Pass pass) {
        return pass instanceof UserPass && hung.contains(pass.name());
    }

    /** Leaves out all passes of users for a module, because of what one made of it; tells whether that changes anything. */
    public boolean spare(ModuleId module, String pass, String reason) {
        faults.putIfAbsent(new Place(module.path(), pass), reason);
        return spared.add(module);
    }

    /** Leaves out a pass altogether, because of what it made of the framework; tells whether that changes anything. */
    public boolean ban(String pass, String reason) {
        faults.putIfAbsent(new Place("", pass), reason);
        return hung.add(pass);
    }

    boolean isSpared(ModuleId module) {
        return spared.contains(module);
    }

    /** Returns those of the passes that may still run. */
    public <T extends Pass> List<T> left(Collection<T> passes) {
        List<T> left = new ArrayList<>(passes.size());
        for (T pass : passes) {
            if (!isHung(pass)) {
                left.add(pass);
            }
        }
        return left;
    }

    /** Returns all of them, in order of module and pass; of a pass that hung, the first only. */
    public List<UserFault> all() {
        List<UserFault> all = new ArrayList<>();
        Set<String> told = ConcurrentHashMap.newKeySet();
        faults.forEach((place, reason) -> {
            boolean out = hung.contains(place.pass());
            if (!out || told.add(place.pass())) {
                all.add(new UserFault(place.pass(), place.module(), reason, out));
            }
        });
        return all;
    }
}
