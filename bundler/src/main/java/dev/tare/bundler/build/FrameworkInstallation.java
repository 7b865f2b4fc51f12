package dev.tare.bundler.build;

import dev.tare.core.text.ModuleId;
import dev.tare.modules.Framework;
import dev.tare.modules.dialect.Tree;
import dev.tare.modules.model.ModuleKind;
import dev.tare.modules.model.PromptModule;
import dev.tare.optimizer.pass.Installation;
import dev.tare.optimizer.structure.FileNameUses;
import dev.tare.templates.TreeTarget;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** How a framework that was read is installed. Its other files are read at the first question for what they name. */
final class FrameworkInstallation implements Installation {

    /** So many bytes of a file are looked at at a time. */
    private static final int WINDOW = 1 << 20;

    /** So many of them are looked at again with the next, since a name may lie across. */
    private static final int OVERLAP = 1 << 10;

    private final Framework framework;
    private final Set<String> packages = new HashSet<>();
    private @Nullable FileNameUses otherUses;
    private List<String> links = List.of();
    private boolean unreadable;

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
        FileNameUses uses = otherUses();
        String folder = id.folder();
        return unreadable
                || isLinked(id)
                || uses.count(id.fileName()) > 0
                || uses.isFolderNamed(folder.substring(folder.lastIndexOf('/') + 1));
    }

    @Override
    public boolean isSameMode(ModuleId a, ModuleId b) {
        return mode(a).equals(mode(b));
    }

    /** A module that is a link, or lies below one, has no file of its own to go. */
    private boolean isLinked(ModuleId id) {
        for (String link : links) {
            if (id.path().equals(link) || id.path().startsWith(link + "/")) {
                return true;
            }
        }
        return false;
    }

    private String mode(ModuleId id) {
        try {
            Path file = framework.root().resolve(id.path());
            return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                    ? PosixFilePermissions.toString(Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS))
                    : "";
        } catch (IOException e) {
            return id.path();
        }
    }

    /** Reads all that is copied, not only what belongs to the framework: people keep their own settings out of git, and name files there. */
    private FileNameUses otherUses() {
        FileNameUses known = otherUses;
        if (known == null) {
            known = new FileNameUses();
            Set<String> modules = new HashSet<>();
            for (PromptModule module : framework.modules()) {
                modules.add(module.id().path());
            }
            try {
                for (String path : TreeTarget.files(framework.root())) {
                    if (!modules.contains(path)) {
                        read(framework.root().resolve(path), known);
                    }
                }
                SortedMap<String, String> all = TreeTarget.links(framework.root());
                links = List.copyOf(all.keySet());
                for (String target : all.values()) {
                    known.add(("/" + target).getBytes(StandardCharsets.UTF_8));
                }
            } catch (IOException e) {
                // A file that cannot be read may name anything: then nothing is moved.
                unreadable = true;
            }
            otherUses = known;
        }
        return known;
    }

    private static void read(Path file, FileNameUses uses) throws IOException {
        byte[] window = new byte[WINDOW];
        int kept = 0;
        try (InputStream in = Files.newInputStream(file)) {
            int more = in.readNBytes(window, 0, WINDOW);
            while (more > 0) {
                // Without its zeros, UTF-16 reads like ASCII.
                int size = withoutZeros(window, kept, kept + more);
                uses.add(Arrays.copyOf(window, size));
                kept = Math.min(OVERLAP, size);
                System.arraycopy(window, size - kept, window, 0, kept);
                more = in.readNBytes(window, kept, WINDOW - kept);
            }
        }
    }

    private static int withoutZeros(byte[] bytes, int from, int end) {
        int size = from;
        for (int i = from; i < end; i++) {
            if (bytes[i] != 0) {
                bytes[size++] = bytes[i];
            }
        }
        return size;
    }
}
