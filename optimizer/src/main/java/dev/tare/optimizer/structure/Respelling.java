package dev.tare.optimizer.structure;

import dev.tare.core.text.ModuleId;
import dev.tare.modules.model.Reference;
import java.util.Optional;

/** Writes the path of a reference anew, in the way in which it was written: from the folder, from the root, or after a variable. */
final class Respelling {

    private Respelling() {}

    /**
     * Returns the path that names another module.
     *
     * @param reference resolved
     * @param from the module in which the path is going to stand
     * @param to the module that it is going to name
     */
    static Optional<String> of(Reference reference, ModuleId from, ModuleId to) {
        String written = reference.mention().target();
        String id = reference.to().orElseThrow().path();
        int tail = commonTail(written, id);
        if (tail == 0) {
            return Optional.empty();
        }
        String head = written.substring(0, written.length() - tail);
        String base = id.substring(0, id.length() - tail);
        if (isFromFolder(reference.from(), head, base)) {
            return Optional.of(relative(from.folder(), to.path(), head.startsWith("./")));
        }
        return to.path().startsWith(base) ? Optional.of(head + to.path().substring(base.length())) : Optional.empty();
    }

    /** Returns how many characters of whole segments both end with. */
    private static int commonTail(String written, String id) {
        int common = 0;
        int most = Math.min(written.length(), id.length());
        int same = 0;
        while (same < most && written.charAt(written.length() - 1 - same) == id.charAt(id.length() - 1 - same)) {
            same++;
            boolean writtenStarts = same == written.length() || written.charAt(written.length() - 1 - same) == '/';
            boolean idStarts = same == id.length() || id.charAt(id.length() - 1 - same) == '/';
            if (writtenStarts && idStarts) {
                common = same;
            }
        }
        return common;
    }

    private static boolean isFromFolder(ModuleId from, String head, String base) {
        // A made-up name after it, because the folder alone may be the root, which is no id.
        Optional<ModuleId> start = from.resolveSibling(head + "x");
        return (head.isEmpty() || head.startsWith("."))
                && start.isPresent()
                && start.get().path().equals(base + "x");
    }

    private static String relative(String folder, String path, boolean dotted) {
        String[] here = folder.isEmpty() ? new String[0] : folder.split("/", -1);
        String[] there = path.split("/", -1);
        int common = 0;
        while (common < here.length && common < there.length - 1 && here[common].equals(there[common])) {
            common++;
        }
        StringBuilder relative = new StringBuilder(common == here.length && dotted ? "./" : "");
        for (int i = common; i < here.length; i++) {
            relative.append("../");
        }
        for (int i = common; i < there.length; i++) {
            relative.append(there[i]).append(i < there.length - 1 ? "/" : "");
        }
        return relative.toString();
    }
}
