package dev.tare.bundler.rebuild;

import dev.tare.bundler.build.BuildReport;
import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.text.ContentHash;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a build was asked for, what it read, what it wrote and what it reported: enough to tell later whether it would do the same
 * again.
 *
 * @param request all that it depends on but the files of the source
 * @param source the files that it read
 * @param output the files that it wrote
 * @param report what it reported
 */
record BuildRecord(String request, Known source, Known output, BuildReport report) {

    /**
     * A folder and the content of its files.
     *
     * @param state what the file system told
     * @param hashes of the files' bytes, in the order of the entries; an empty text for all that is no file
     */
    record Known(TreeState state, List<String> hashes) {

        Known {
            hashes = List.copyOf(hashes);
        }

        /** Returns what is known when every file's content is; nothing else would tell later whether it is the same. */
        static Optional<Known> of(TreeState state, Map<String, ContentHash> contents) {
            List<String> hashes = new ArrayList<>(state.entries().size());
            for (TreeState.Entry entry : state.entries()) {
                ContentHash content = contents.get(entry.path());
                if (entry.kind() != TreeState.Kind.FILE) {
                    hashes.add("");
                } else if (content != null) {
                    hashes.add(content.hex());
                } else {
                    return Optional.empty();
                }
            }
            return Optional.of(new Known(state, hashes));
        }

        /**
         * Compares with what lies there now. A file is opened only where its times do not prove that it is the same: when one of them
         * differs, when they were too recent at the first look, or when the file system does not tell all of them.
         */
        Comparison compare(TreeState now, Path root, TaskExecutor executor) {
            List<TreeState.Entry> then = state.entries();
            if (then.size() != now.entries().size()) {
                return Comparison.DIFFERENT;
            }
            List<Integer> doubtful = new ArrayList<>();
            for (int i = 0; i < then.size(); i++) {
                TreeState.Entry before = then.get(i);
                TreeState.Entry after = now.entries().get(i);
                if (!before.isLike(after)) {
                    return Comparison.DIFFERENT;
                }
                if (before.kind() == TreeState.Kind.FILE
                        && !(before.looksLike(after) && before.isSettled(state.takenAt()))) {
                    doubtful.add(i);
                }
            }
            for (boolean same :
                    executor.map(doubtful, i -> isSame(root.resolve(then.get(i).path()), hashes.get(i)))) {
                if (!same) {
                    return Comparison.DIFFERENT;
                }
            }
            return new Comparison(true, doubtful.size());
        }

        private static boolean isSame(Path file, String hash) {
            try {
                return ContentHash.ofFile(file).hex().equals(hash);
            } catch (IOException e) {
                return false;
            }
        }
    }

    /**
     * The outcome of a comparison.
     *
     * @param same whether everything is the same
     * @param opened how many files had to be read for that
     */
    record Comparison(boolean same, int opened) {

        static final Comparison DIFFERENT = new Comparison(false, 0);
    }

    /** Returns the same record with what the file system tells now, so that fewer files have to be opened the next time. */
    BuildRecord seenAgain(TreeState newSource, TreeState newOutput) {
        return new BuildRecord(
                request, new Known(newSource, source.hashes()), new Known(newOutput, output.hashes()), report);
    }
}
