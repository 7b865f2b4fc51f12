package dev.tare.bundler.build;

import dev.tare.core.manifest.ManifestModule;
import dev.tare.core.manifest.ManifestReader;
import dev.tare.core.manifest.ManifestStub;
import dev.tare.core.manifest.Origin;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A place at which an output lacks text for good, because a lossy rule dropped it there.
 *
 * @param rule the rule
 * @param path the module
 * @param line the line of what comes back of the module, from 1
 * @param bytes how much of the source is missing there
 */
public record LostText(String rule, String path, int line, int bytes) {

    /** Returns how many places of the source an output lacks; 0 for one without a manifest that can be read. */
    public static int count(Path output) {
        try {
            int count = 0;
            for (ManifestModule module :
                    ManifestReader.read(OutputManifest.read(output)).modules()) {
                count += (int) module.stubs().stream().filter(LostText::isLost).count();
            }
            return count;
        } catch (IOException | IllegalArgumentException e) {
            return 0;
        }
    }

    /** Tells whether the manifest says that something of the module was dropped. */
    static boolean isIn(ManifestModule module) {
        return module.stubs().stream().anyMatch(LostText::isLost);
    }

    /**
     * Returns the places in one module, in order.
     *
     * @param text what comes back of it
     */
    static List<LostText> in(ManifestModule module, byte[] text) {
        List<LostText> lost = new ArrayList<>();
        int line = 1;
        int at = 0;
        int shift = 0;
        for (ManifestStub stub : module.stubs()) {
            if (!isLost(stub)) {
                continue;
            }
            int start = Math.min(text.length, stub.source().start() + shift);
            for (; at < start; at++) {
                line += text[at] == '\n' ? 1 : 0;
            }
            lost.add(new LostText(
                    stub.pass(), module.id().path(), line, stub.source().length()));
            shift += stub.length() - stub.source().length();
        }
        return lost;
    }

    private static boolean isLost(ManifestStub stub) {
        return stub.origin() instanceof Origin.Dropped;
    }
}
