package dev.tare.loader;

import dev.tare.loader.bundle.Bundle;
import dev.tare.loader.bundle.BundleException;
import dev.tare.loader.bundle.BundleIndex;
import dev.tare.loader.template.Template;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * Gives the prompts of a bundle's entries. For any number of threads.
 *
 * <pre>{@code
 * try (ModuleLoader loader = ModuleLoader.open(Path.of("app.tare"))) {
 *     Prompt prompt = loader.load("feature");
 *     String text = prompt.render(Map.of("ARGUMENTS", "add login")).text();
 * }
 * }</pre>
 */
public final class ModuleLoader implements AutoCloseable {

    private final Bundle bundle;
    private final CommandIndex commands;
    private final HandleIndex handles;

    private ModuleLoader(Bundle bundle) {
        this.bundle = bundle;
        this.commands = new CommandIndex(bundle.index());
        this.handles = new HandleIndex(bundle.index().modules());
    }

    /**
     * Opens a bundle.
     *
     * @throws BundleException when there is none, or it cannot be used
     */
    public static ModuleLoader open(Path file) throws BundleException {
        return new ModuleLoader(Bundle.open(file));
    }

    /**
     * Opens a bundle from a stream, which is read to its end and left open.
     *
     * @throws BundleException when it cannot be used
     */
    public static ModuleLoader open(InputStream stream) throws IOException {
        return new ModuleLoader(Bundle.open(stream));
    }

    /**
     * Opens a bundle from the class path of the class that calls this.
     *
     * @param name the resource's name, such as {@code /app.tare}; without a slash it lies beside the class
     * @throws BundleException when there is no such resource, or it cannot be used
     */
    public static ModuleLoader openResource(String name) throws IOException {
        Class<?> caller = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
                .getCallerClass();
        try (InputStream stream = caller.getResourceAsStream(name)) {
            if (stream == null) {
                throw new BundleException(
                        "there is no resource " + name + " on the class path of " + caller.getName(),
                        "build it into the jar, below src/main/resources");
            }
            return open(stream);
        }
    }

    /** Returns what the bundle says of itself. */
    public BundleIndex index() {
        return bundle.index();
    }

    /**
     * Returns the prompt of an entry.
     *
     * @param name as people type it: {@code feature}, {@code /sc:implement}, or the beginning of a name that no other has
     * @throws NoSuchNameException when no entry, or more than one, is named so
     * @throws IOException when the bundle cannot be read
     */
    public Prompt load(String name) throws NoSuchNameException, IOException {
        return new Prompt(this, commands.find(name));
    }

    Template template(int part) throws BundleException {
        return bundle.template(part);
    }

    int module(String handle) throws NoSuchNameException {
        return handles.find(handle);
    }

    /** Closes the bundle; prompts that were loaded can still be rendered. */
    @Override
    public void close() throws IOException {
        bundle.close();
    }
}
