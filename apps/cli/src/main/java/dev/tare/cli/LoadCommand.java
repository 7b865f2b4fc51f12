package dev.tare.cli;

import dev.tare.core.json.JsonWriter;
import dev.tare.core.token.Encoding;
import dev.tare.core.token.TokenCounter;
import dev.tare.core.token.TokenCounters;
import dev.tare.loader.ModuleLoader;
import dev.tare.loader.NoSuchNameException;
import dev.tare.loader.Prompt;
import dev.tare.loader.RenderedPrompt;
import dev.tare.loader.bundle.BundleEntry;
import dev.tare.loader.bundle.BundleException;
import dev.tare.loader.bundle.BundleIndex;
import dev.tare.loader.bundle.BundleModule;
import dev.tare.loader.bundle.BundlePiece;
import dev.tare.loader.prompt.FileMarks;
import dev.tare.loader.template.MissingValueException;
import dev.tare.loader.template.TemplateSlot;
import dev.tare.loader.use.CacheLevel;
import dev.tare.loader.use.ModuleLoad;
import dev.tare.loader.use.Outcome;
import dev.tare.loader.use.Phase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code tare load ENTRY -b FILE}: prints the prompt of an entry, from a bundle. */
final class LoadCommand {

    private static final String COMMAND = "tare load";

    private LoadCommand() {}

    static int run(Options options, Terminal terminal) throws IOException {
        boolean json = options.choice("--format", List.of("text", "json")).equals("json");
        boolean list = options.has("--list");
        @Nullable String entry = options.parameters() > 0 ? options.parameter(0) : null;
        if (list == (entry != null)) {
            throw new UsageException(
                    list
                            ? "--list lists all entries, so none is to be named"
                            : "name an entry, or list all with --list",
                    COMMAND);
        }
        Destination destination = Destination.of(options.typed("--output"));
        try (ModuleLoader loader = ModuleLoader.open(bundle(options))) {
            byte[] output;
            LoadRecord record = new LoadRecord(terminal);
            if (entry == null) {
                output = utf8(json ? listJson(loader.index()) : listText(loader.index()));
            } else {
                Prompt prompt = load(loader, entry, options.typedAll("--on-demand"), record);
                RenderedPrompt rendered = prompt.render(values(options));
                output = json ? utf8(promptJson(loader.index(), prompt, rendered)) : rendered.utf8();
            }
            destination.write(output, terminal);
            record.write(options, terminal);
            return ExitCode.CLEAN;
        } catch (NoSuchNameException e) {
            String meant = e.suggestions().isEmpty()
                    ? "; tare load --list -b FILE lists all entries"
                    : "; did you mean " + String.join(", ", e.suggestions()) + "?";
            throw new UsageException(e.getMessage() + meant, "");
        } catch (MissingValueException e) {
            throw new UsageException(e.getMessage() + ", with --var " + e.name() + "=VALUE", "");
        } catch (BundleException e) {
            throw new UsageException(e.getMessage() + "; " + e.help(), "");
        }
    }

    private static Prompt load(ModuleLoader loader, String entry, List<String> handles, LoadRecord record)
            throws NoSuchNameException, IOException {
        BundleIndex index = loader.index();
        Instant at = Instant.now();
        long began = System.nanoTime();
        Prompt prompt = loader.load(entry);
        long took = System.nanoTime() - began;
        BundleModule command = prompt.module();
        Map<String, Long> critical = new LinkedHashMap<>();
        for (BundleEntry one : index.entries()) {
            if (index.modules()
                    .get(one.module())
                    .id()
                    .path()
                    .equals(command.id().path())) {
                for (BundlePiece piece : one.critical()) {
                    critical.merge(
                            index.modules().get(piece.module()).id().path(),
                            tokens(index, piece.template()),
                            Long::sum);
                }
            }
        }
        // The modules of a start are read in one go, so each has its part of the time.
        critical.forEach((module, tokens) -> record.loaded(new ModuleLoad(
                at,
                command.id().path(),
                module,
                Phase.CRITICAL,
                CacheLevel.BUNDLE,
                took / critical.size(),
                tokens,
                Outcome.LOADED)));
        for (String handle : handles) {
            int before = prompt.files().size();
            Instant asked = Instant.now();
            long start = System.nanoTime();
            prompt.require(handle);
            long more = System.nanoTime() - start;
            if (prompt.files().size() > before) {
                BundleModule module = opened(index, prompt.files().get(before));
                record.loaded(new ModuleLoad(
                        asked,
                        command.id().path(),
                        module.id().path(),
                        Phase.ON_DEMAND,
                        CacheLevel.BUNDLE,
                        more,
                        tokens(index, module.template()),
                        Outcome.LOADED));
            }
        }
        return prompt;
    }

    private static BundleModule opened(BundleIndex index, String label) {
        for (BundleModule module : index.modules()) {
            if (FileMarks.escaped(module.id().path(), '#').equals(label)) {
                return module;
            }
        }
        throw new IllegalStateException("no module has the label " + label);
    }

    private static long tokens(BundleIndex index, int template) {
        return index.parts().get(template).index().tokens();
    }

    private static Path bundle(Options options) {
        String given = options.typed("--bundle");
        if (given == null || given.isEmpty()) {
            throw new UsageException("missing --bundle: the file that tare build --target bundle wrote", COMMAND);
        }
        try {
            return Path.of(given);
        } catch (InvalidPathException e) {
            throw new UsageException("--bundle '" + given + "' is not a path", COMMAND);
        }
    }

    private static Map<String, String> values(Options options) {
        Map<String, String> values = new HashMap<>();
        for (String typed : options.typedAll("--var")) {
            int equals = typed.indexOf('=');
            if (equals <= 0) {
                throw new UsageException("--var '" + typed + "' is not NAME=VALUE", COMMAND);
            }
            if (values.put(typed.substring(0, equals), typed.substring(equals + 1)) != null) {
                throw new UsageException("--var gives '" + typed.substring(0, equals) + "' twice", COMMAND);
            }
        }
        return values;
    }

    private static long tokens(BundleIndex index, BundleEntry entry) {
        long tokens = 0;
        for (BundlePiece piece : entry.critical()) {
            tokens += index.parts().get(piece.template()).index().tokens();
        }
        return tokens;
    }

    private static String listText(BundleIndex index) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%d entries, %d modules, level %d, notation %s, %s\n\n",
                index.entries().size(),
                index.modules().size(),
                index.level(),
                index.notation(),
                index.encoding()));
        text.append("  tokens  files  on demand  entry\n");
        for (BundleEntry entry : index.entries()) {
            BundleModule module = index.modules().get(entry.module());
            text.append(String.format(
                    Locale.ROOT,
                    "%,8d  %5d  %9d  %s  %s%s\n",
                    tokens(index, entry),
                    entry.critical().size(),
                    entry.onDemand().size(),
                    entry.names().get(0),
                    module.kind(),
                    entry.names().size() > 1
                            ? ", also "
                                    + String.join(
                                            ", ",
                                            entry.names()
                                                    .subList(1, entry.names().size()))
                            : ""));
        }
        return text.toString();
    }

    private static String listJson(BundleIndex index) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonWriter json = JsonWriter.linesTo(bytes)) {
            json.beginObject()
                    .field("schemaVersion", 1)
                    .field("encoding", index.encoding())
                    .field("level", index.level())
                    .field("notation", index.notation())
                    .field("sourceTokens", index.sourceTokens())
                    .beginArray("entries");
            for (BundleEntry entry : index.entries()) {
                BundleModule module = index.modules().get(entry.module());
                json.beginObject()
                        .field("id", module.id().path())
                        .field("kind", module.kind())
                        .field("names", entry.names())
                        .field("segmentTokens", tokens(index, entry))
                        .field("files", entry.critical().size())
                        .field("onDemand", entry.onDemand().size())
                        .endObject();
            }
            json.endArray().endObject();
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static String promptJson(BundleIndex index, Prompt prompt, RenderedPrompt rendered) {
        TokenCounter counter = TokenCounters.of(Encoding.of(index.encoding()).orElse(Encoding.O200K_BASE));
        byte[] utf8 = rendered.utf8();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonWriter json = JsonWriter.linesTo(bytes)) {
            json.beginObject()
                    .field("schemaVersion", 1)
                    .field("id", prompt.module().id().path())
                    .field("kind", prompt.module().kind())
                    .field("name", prompt.module().name())
                    .field("encoding", index.encoding())
                    .field("tokens", counter.count(utf8, 0, utf8.length))
                    .field("segmentTokens", prompt.tokens())
                    .field("files", prompt.files())
                    .field("onDemand", prompt.handles())
                    .beginArray("slots");
            for (TemplateSlot slot : prompt.slots()) {
                json.beginObject()
                        .field("name", slot.name())
                        .field("written", slot.written())
                        .endObject();
            }
            json.endArray().field("text", rendered.text()).endObject();
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
