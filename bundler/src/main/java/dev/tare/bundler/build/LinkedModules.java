package dev.tare.bundler.build;

import dev.tare.core.text.ModuleId;
import dev.tare.modules.Framework;
import dev.tare.modules.model.PromptModule;
import dev.tare.templates.OutputException;
import dev.tare.templates.OutputFolder;
import dev.tare.templates.TreeTarget;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The modules of a framework that are links to others, or lie in linked folders: they have the other's text and no file of their own. */
public final class LinkedModules {

    private final Map<ModuleId, ModuleId> originals = new HashMap<>();

    private LinkedModules() {}

    public static LinkedModules of(Framework framework) throws OutputException {
        LinkedModules linked = new LinkedModules();
        try {
            Set<String> links = TreeTarget.links(framework.root()).keySet();
            if (!links.isEmpty()) {
                Path root = framework.root().toRealPath();
                for (PromptModule module : framework.modules()) {
                    if (isBelow(module.id().path(), links)) {
                        Path real = root.resolve(module.id().path()).toRealPath();
                        ModuleId.of(root.relativize(real)
                                        .toString()
                                        .replace(real.getFileSystem().getSeparator(), "/"))
                                .ifPresent(id -> linked.originals.put(module.id(), id));
                    }
                }
            }
        } catch (IOException e) {
            throw new OutputException(
                    "the links of " + framework.root() + " cannot be read: " + OutputFolder.reason(e),
                    "check permissions");
        }
        return linked;
    }

    private static boolean isBelow(String path, Set<String> links) {
        int end = path.length();
        while (end > 0) {
            if (links.contains(path.substring(0, end))) {
                return true;
            }
            end = path.lastIndexOf('/', end - 1);
        }
        return false;
    }

    boolean isLink(ModuleId id) {
        return originals.containsKey(id);
    }

    /** Returns the module whose file a module is: itself, unless it is a link. */
    ModuleId target(ModuleId id) {
        return originals.getOrDefault(id, id);
    }

    /** Returns the module whose file a module that is a link is. */
    Optional<ModuleId> original(ModuleId id) {
        return Optional.ofNullable(originals.get(id));
    }
}
