package dev.tare.loader;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * An entry of whatever bundle a loader has at the time, for libraries that hand over values of any type. For any number of threads.
 */
public final class EntryRenderer {

    private final ModuleLoader loader;
    private final String entry;

    private EntryRenderer(ModuleLoader loader, String entry) {
        this.loader = loader;
        this.entry = entry;
    }

    /**
     * Returns what renders an entry. Nothing is loaded yet, so that no use of it is counted.
     *
     * @param loader which stays the caller's to close
     * @param entry its name, as {@link ModuleLoader#load} takes it
     * @throws NoSuchNameException when no entry, or more than one, has that name
     * @throws IOException when the loader is closed
     */
    public static EntryRenderer of(ModuleLoader loader, String entry) throws NoSuchNameException, IOException {
        loader.requireEntry(entry);
        return new EntryRenderer(loader, entry);
    }

    /** Returns the name that was asked for. */
    public String entry() {
        return entry;
    }

    /**
     * Loads the entry and puts values in its slots.
     *
     * @param variables by the names of slots, such as {@code ARGUMENTS}; each as its {@code toString} says it, null as if it were not there
     * @throws dev.tare.loader.template.MissingValueException when a slot that needs a value has none
     * @throws IOException when the bundle cannot be read, the loader is closed, or the bundle that has come since has no such entry
     */
    public RenderedPrompt render(Map<String, ?> variables) throws IOException {
        Map<String, String> values = new TreeMap<>();
        variables.forEach((name, value) -> {
            if (value != null) {
                values.put(name, value.toString());
            }
        });
        try {
            // Each time anew: a bundle may have been replaced meanwhile.
            return loader.load(entry).render(values);
        } catch (NoSuchNameException e) {
            throw new IOException("the bundle no longer has the entry '" + entry + "'", e);
        }
    }
}
