package dev.tare.bundler.rebuild;

import dev.tare.bundler.build.BuildOptions;
import dev.tare.bundler.build.BuildTarget;
import dev.tare.bundler.build.Builder;
import dev.tare.bundler.build.Built;
import dev.tare.bundler.rebuild.BuildRecord.Comparison;
import dev.tare.bundler.rebuild.BuildRecord.Known;
import dev.tare.core.exec.TaskExecutor;
import dev.tare.optimizer.pass.RewriteMemo;
import dev.tare.templates.OutputException;
import dev.tare.templates.OutputFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Builds one framework into one output, once or again and again. When the files of the source, the options and the program are the
 * same as at the last build, and the output is still what that one wrote, nothing is done. Otherwise everything is built and proven, and
 * only what the passes made of unchanged modules is not worked out anew. What is kept for that changes no byte of an output: it is
 * believed only where its checksum holds and the hashes of all that it depends on are the same. For one thread at a time.
 */
public final class Rebuilder {

    private final Path root;
    private final Path out;
    private final BuildOptions options;
    private final String tool;
    private final @Nullable Cache cache;
    private final TaskExecutor executor;

    /** From the last run of this object; before the first one, the cache is asked. */
    private @Nullable BuildRecord last;

    private @Nullable RewriteMemo memo;

    /**
     * @param tool the version of Tare, for the manifest
     * @param cache remembers builds; nothing: each one starts from nothing
     */
    public Rebuilder(
            Path root, Path out, BuildOptions options, String tool, Optional<Cache> cache, TaskExecutor executor) {
        this.root = root;
        this.out = out;
        this.options = options;
        this.tool = tool;
        this.cache = cache.orElse(null);
        this.executor = executor;
    }

    /**
     * Builds what has changed.
     *
     * @throws OutputException when the output cannot be written there
     */
    public Rebuilt run() throws OutputException {
        Optional<TreeState> source = look(root, false);
        List<String> special = source.isPresent() ? source.get().special() : List.of();
        Optional<String> request = request();
        if (cache == null || source.isEmpty() || request.isEmpty()) {
            return new Rebuilt(Builder.build(root, out, options, tool, executor), false, special);
        }
        BuildRecord record = record(cache);
        boolean ours = false;
        if (record != null && isKnown(options.target())) {
            Optional<TreeState> output = look(out, true);
            Comparison written =
                    output.isPresent() ? record.output().compare(output.get(), out, executor) : Comparison.DIFFERENT;
            ours = written.same();
            if (ours && output.isPresent() && record.request().equals(request.get())) {
                Comparison read = record.source().compare(source.get(), root, executor);
                if (read.same()) {
                    if (written.opened() + read.opened() > 0) {
                        keep(record.seenAgain(source.get(), output.get()), cache);
                    }
                    OutputFolder.clearAbandoned(out);
                    return new Rebuilt(record.report(), true, special);
                }
            }
        }
        return build(source.get(), request.get(), ours, cache, special);
    }

    private Rebuilt build(TreeState source, String request, boolean ours, Cache kept, List<String> special)
            throws OutputException {
        RewriteMemo known = memo(kept);
        BuildOptions how = ours ? options.replacing() : options;
        Built built = Builder.build(root, out, how, tool, known, executor);
        memo = known.next();
        if (built.isWritten()) {
            kept.write(memoKey(), known.toBytes());
        }
        if (built.isWritten() && isKnown(options.target())) {
            Optional<TreeState> output = look(out, true);
            Optional<Known> read = Known.of(source, built.sourceHashes());
            Optional<Known> written =
                    output.isPresent() ? Known.of(output.get(), built.outputHashes()) : Optional.empty();
            if (read.isPresent() && written.isPresent()) {
                keep(new BuildRecord(request, read.get(), written.get(), built.report()), kept);
            }
        }
        return new Rebuilt(built.report(), false, special);
    }

    /** Of prompts it is not known which files they are made of. */
    private static boolean isKnown(BuildTarget target) {
        return target != BuildTarget.FLAT;
    }

    private static Optional<TreeState> look(Path path, boolean all) {
        try {
            return Files.isDirectory(path) || Files.isRegularFile(path)
                    ? Optional.of(TreeState.of(path.toRealPath(), all))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Optional<String> request() {
        try {
            return Request.isKnown(options)
                    ? Optional.of(Request.of(root.toRealPath(), real(out), options, tool))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private @Nullable BuildRecord record(Cache kept) {
        BuildRecord known = last;
        if (known == null) {
            Optional<byte[]> bytes = kept.read(recordKey());
            if (bytes.isPresent()) {
                try {
                    known = RecordCodec.read(bytes.get(), BuildRecord.class);
                } catch (IllegalArgumentException e) {
                    return null;
                }
                last = known;
            }
        }
        return known;
    }

    private void keep(BuildRecord record, Cache kept) {
        last = record;
        try {
            kept.write(recordKey(), RecordCodec.write(record));
        } catch (IllegalArgumentException e) {
            // A report that cannot be kept is made again the next time.
            last = null;
        }
    }

    private RewriteMemo memo(Cache kept) {
        RewriteMemo known = memo;
        if (known == null) {
            Optional<byte[]> bytes = kept.read(memoKey());
            try {
                known = bytes.isPresent() ? RewriteMemo.of(bytes.get()) : RewriteMemo.empty();
            } catch (IllegalArgumentException e) {
                known = RewriteMemo.empty();
            }
        }
        return known;
    }

    private String recordKey() {
        return "build " + real(out);
    }

    private String memoKey() {
        return "rewrites " + options.level() + " " + options.notation().word() + " " + real(root);
    }

    /** Returns the path with the links of what exists of it followed. */
    private static Path real(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        try {
            Path parent = absolute.getParent();
            return Files.exists(absolute)
                    ? absolute.toRealPath()
                    : parent != null && Files.exists(parent)
                            ? parent.toRealPath().resolve(String.valueOf(absolute.getFileName()))
                            : absolute;
        } catch (IOException e) {
            return absolute;
        }
    }
}
