package dev.tare.bundler.build;

import dev.tare.core.text.ModuleId;
import dev.tare.modules.Framework;
import dev.tare.modules.dialect.Tree;
import dev.tare.modules.model.ModuleKind;
import dev.tare.modules.model.PromptModule;
import dev.tare.optimizer.pass.Installation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a framework that was read is installed. Its other files are read at the first question for what they name. */
final class FrameworkInstallation implements Installation {

    /** A file that is larger is no script and no manifest. */
    private static final long MOST_BYTES = 1 << 20;

    private final Framework framework;
    private final Set<String> packages = new HashSet<>();
    private @Nullable List<String> otherTexts;

    FrameworkInstallation(Framework framework) {
        this.framework = framework;
        for (String path : framework.otherFiles()) {
            if (path.endsWith("/" + Tree.PLUGIN_MANIFEST)) {
                packages.add(path.substring(0, path.length() - Tree.PLUGIN_MANIFEST.length() - 1));
            }
        }
        for (PromptModule module : framework.modules()) {
            if (module.kind() == ModuleKind.SKILL && !module.id().folder().isEmpty()) {
                packages.add(module.id().folder());
            }
        }
    }

    @Override
    public String packageOf(ModuleId id) {
        String folder = id.folder();
        while (!folder.isEmpty() && !packages.contains(folder)) {
            folder = folder.substring(0, Math.max(0, folder.lastIndexOf('/')));
        }
        return folder;
    }

    @Override
    public boolean isNamedByOtherFiles(ModuleId id) {
        for (String text : otherTexts()) {
            if (text.contains(id.fileName())) {
                return true;
            }
        }
        return false;
    }

    private List<String> otherTexts() {
        List<String> known = otherTexts;
        if (known == null) {
            known = new ArrayList<>();
            for (String path : framework.otherFiles()) {
                known.add(text(framework.root().resolve(path)));
            }
            otherTexts = known;
        }
        return known;
    }

    private String text(Path file) {
        try {
            if (Files.isSymbolicLink(file)) {
                return Files.readSymbolicLink(file).toString();
            }
            return Files.isRegularFile(file) && Files.size(file) <= MOST_BYTES
                    ? new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                    : "";
        } catch (IOException e) {
            // A file that cannot be read may name anything: then nothing is moved.
            StringBuilder names = new StringBuilder();
            for (PromptModule module : framework.modules()) {
                names.append(module.id().fileName()).append('\n');
            }
            return names.toString();
        }
    }
}
