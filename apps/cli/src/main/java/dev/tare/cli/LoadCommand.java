package dev.tare.cli;

import dev.tare.core.json.JsonWriter;
import dev.tare.core.token.Encoding;
import dev.tare.core.token.TokenCounter;
import dev.tare.core.token.TokenCounters;
import dev.tare.loader.LoaderOptions;
import dev.tare.loader.ModuleLoader;
import dev.tare.loader.NoSuchNameException;
import dev.tare.loader.Prompt;
import dev.tare.loader.RenderedPrompt;
import dev.tare.loader.bundle.BundleEntry;
import dev.tare.loader.bundle.BundleException;
import dev.tare.loader.bundle.BundleIndex;
import dev.tare.loader.bundle.BundleModule;
import dev.tare.loader.bundle.BundlePiece;
import dev.tare.loader.load.LoadException;
import dev.tare.loader.template.MissingValueException;
import dev.tare.loader.template.TemplateSlot;
import dev.tare.loader.template.TooLargeException;
import dev.tare.loader.template.Values;
import dev.tare.loader.use.Phase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
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
        if (list
                && !(options.typedAll("--var").isEmpty()
                        && options.typedAll("--on-demand").isEmpty())) {
            throw new UsageException("--list lists entries: --var and --on-demand are for one of them", COMMAND);
        }
        Destination destination = Destination.of(options.typed("--output"));
        LoadRecord record = new LoadRecord(terminal);
        try (ModuleLoader loader = ModuleLoader.open(bundle(options), LoaderOptions.ONCE.withRecorder(record))) {
            byte[] output;
            if (entry == null) {
                output = utf8(json ? listJson(loader.index()) : listText(loader.index()));
            } else {
                Prompt prompt = loader.load(entry);
                for (String handle : options.typedAll("--on-demand")) {
                    prompt.require(handle);
                }
                Map<String, String> values = values(options);
                checkNames(values.keySet(), prompt);
                RenderedPrompt rendered = prompt.render(values);
                output = json ? utf8(promptJson(loader.index(), prompt, rendered)) : rendered.utf8();
            }
            destination.write(output, terminal);
            return ExitCode.CLEAN;
        } catch (NoSuchNameException e) {
            String meant = e.suggestions().isEmpty()
                    ? "; tare load --list -b FILE lists all entries"
                    : "; did you mean " + String.join(", ", e.suggestions()) + "?";
            throw new UsageException(e.getMessage() + meant, "");
        } catch (MissingValueException e) {
            throw new UsageException(e.getMessage() + ", with --var " + e.name() + "=VALUE", "");
        } catch (TooLargeException e) {
            throw new UsageException(e.getMessage() + "; give shorter values", "");
        } catch (LoadException e) {
            throw new UsageException(e.getMessage() + "; " + e.help(), "");
        } catch (BundleException e) {
            throw new UsageException(e.getMessage() + "; " + e.help(), "");
        } finally {
            // When the prompt is out, or will not be: loads that failed are use as well.
            record.write(options, terminal);
        }
    }

    /** A name that no slot has is a typing error more often than not, and would be lost without a word. */
    private static void checkNames(Set<String> names, Prompt prompt) {
        SortedSet<String> known = new TreeSet<>(Set.of(Values.ARGUMENTS));
        for (TemplateSlot slot : prompt.slots()) {
            known.add(slot.name());
        }
        for (String name : new TreeSet<>(names)) {
            if (!known.contains(name)) {
                throw new UsageException(
                        "the prompt has no slot '" + name + "' for --var; it has " + String.join(", ", known), COMMAND);
            }
        }
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
            tokens += index.textTokens(piece.template());
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
        if (index.entries().isEmpty()) {
            return text.append(
                            "There is no command, skill or agent in it, so nothing can be loaded. Build it from the folder that holds")
                    .append(" .claude, .gemini or the like: tare build DIR -o FILE --target bundle --force\n")
                    .toString();
        }
        text.append("  tokens  files  on demand  entry\n");
        for (BundleEntry entry : index.entries()) {
            BundleModule module = index.modules().get(entry.module());
            text.append(String.format(
                    Locale.ROOT,
                    "%,8d  %5d  %9d  %s  %s%s\n",
                    tokens(index, entry),
                    entry.critical().size(),
                    entry.onDemand().size(),
                    oneLine(entry.names().get(0)),
                    module.kind(),
                    entry.names().size() > 1
                            ? ", also "
                                    + oneLine(String.join(
                                            ", ",
                                            entry.names()
                                                    .subList(1, entry.names().size())))
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
        // A newer Tare may count in an encoding that this one does not know, and no other count is that.
        TokenCounter counter = TokenCounters.of(Encoding.of(index.encoding())
                .orElseThrow(() -> new UsageException(
                        "the bundle counts in '" + oneLine(index.encoding()) + "', which this Tare does not know",
                        COMMAND)));
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
                    .beginArray("phases");
            for (Phase phase : Phase.values()) {
                List<BundleModule> modules = prompt.modules(phase);
                json.beginObject()
                        .field("phase", phase.word())
                        .field("modules", modules.size())
                        .field(
                                "tokens",
                                modules.stream().mapToLong(BundleModule::tokens).sum())
                        .endObject();
            }
            json.endArray().beginArray("slots");
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

    /** Names come from files: a terminal is not to do what they say. */
    private static String oneLine(String name) {
        StringBuilder plain = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            plain.append(Character.isISOControl(c) ? '\uFFFD' : c);
        }
        return plain.toString();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
