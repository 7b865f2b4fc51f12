package dev.tare.modules;

import dev.tare.core.text.SourceText;
import dev.tare.modules.dialect.Tree;
import dev.tare.modules.read.FrameworkFiles;
import java.util.ArrayList;
import java.util.List;

/** Makes the tree of what was read. */
final class Trees {

    private Trees() {}

    static Tree of(FrameworkFiles files) {
        List<String> modules = new ArrayList<>(files.sources().size());
        for (SourceText source : files.sources()) {
            modules.add(source.id().path());
        }
        return Tree.of(modules, files.otherFiles(), files.folders());
    }
}
