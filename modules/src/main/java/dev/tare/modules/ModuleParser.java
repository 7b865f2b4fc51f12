package dev.tare.modules;

import dev.tare.core.config.SlotPattern;
import dev.tare.core.diag.Diagnostic;
import dev.tare.core.diag.DiagnosticKind;
import dev.tare.core.plugin.PluginLimits;
import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.core.token.TokenCounter;
import dev.tare.core.yaml.YamlNode;
import dev.tare.core.yaml.YamlReader;
import dev.tare.core.yaml.YamlReading;
import dev.tare.modules.block.Block;
import dev.tare.modules.block.BlockScanner;
import dev.tare.modules.block.Layout;
import dev.tare.modules.dialect.DialectFault;
import dev.tare.modules.dialect.Dialects;
import dev.tare.modules.dialect.Draft;
import dev.tare.modules.dialect.FileReading;
import dev.tare.modules.dialect.MentionScan;
import dev.tare.modules.dialect.Role;
import dev.tare.modules.dialect.Tree;
import dev.tare.modules.link.OwnAnchors;
import dev.tare.modules.model.FrontMatter;
import dev.tare.modules.model.PromptModule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a module of one file: layout, front matter, kind, mentions, tokens. Used by several threads. */
final class ModuleParser {

    /**
     * A module and what is wrong with its file.
     *
     * @param module the module
     * @param diagnostics faults of its syntax
     */
    record Parsed(PromptModule module, List<Diagnostic> diagnostics) {

        Parsed {
            diagnostics = List.copyOf(diagnostics);
        }
    }

    private final Dialects dialects;
    private final Tree tree;
    private final TokenCounter counter;
    private final PluginLimits limits;
    private final ConfiguredSlots slots;

    /** The dialect for which everything has to be parsed anew: nobody waits for it twice. */
    private volatile @Nullable DialectFault hung;

    ModuleParser(Dialects dialects, Tree tree, TokenCounter counter, PluginLimits limits, List<SlotPattern> slots) {
        this.slots = new ConfiguredSlots(slots);
        this.limits = limits;
        this.dialects = dialects;
        this.tree = tree;
        this.counter = counter;
    }

    /**
     * Returns the module of a file.
     *
     * @throws DialectFault when a user's dialect hangs
     */
    Parsed parse(SourceText source) {
        Layout layout = BlockScanner.layout(source);
        List<Diagnostic> diagnostics = new ArrayList<>(layout.diagnostics());
        diagnostics.addAll(XmlFaults.of(source, layout));
        diagnostics.addAll(OwnAnchors.check(source, layout));
        FrontMatter frontMatter = frontMatter(source, layout, diagnostics);
        Draft draft = new Draft(source, layout, frontMatter);
        FileReading reading = reading(draft);
        for (DialectFault fault : reading.faults()) {
            diagnostics.add(fault.diagnostic(source.id().path()));
        }
        Role role = reading.role();
        MentionScan scan = reading.scan();
        diagnostics.addAll(scan.diagnostics());
        PromptModule module = new PromptModule(
                source,
                role.kind(),
                role.name(),
                frontMatter,
                counter.count(source),
                scan.mentions(),
                slots.with(scan.slots(), source.utf8(), layout));
        return new Parsed(module, diagnostics);
    }

    private FileReading reading(Draft draft) {
        DialectFault known = hung;
        if (known != null) {
            throw known;
        }
        try {
            return FileReading.of(dialects, draft, tree, limits);
        } catch (DialectFault fault) {
            hung = fault;
            throw fault;
        }
    }

    private static FrontMatter frontMatter(SourceText source, Layout layout, List<Diagnostic> diagnostics) {
        int bodyStart = source.bodyStart();
        if (source.id().extension().equals("toml")) {
            return new FrontMatter(new Span(bodyStart, bodyStart), TomlKeys.read(source, diagnostics));
        }
        if (layout.blocks().isEmpty() || !(layout.blocks().get(0) instanceof Block.FrontMatterBlock block)) {
            Span none = new Span(bodyStart, bodyStart);
            return new FrontMatter(none, new YamlNode.Mapping(none, List.of()));
        }
        YamlReading reading = YamlReader.readMapping(source, between(source, block.span()));
        if (reading.problem().isPresent()
                && !isBarePattern(source, reading.problem().get().span())) {
            Span span = reading.problem().get().span();
            diagnostics.add(Diagnostic.at(
                    DiagnosticKind.INVALID_FRONT_MATTER,
                    source,
                    span,
                    reading.problem().get().message()));
        }
        return new FrontMatter(block.span(), reading.mapping());
    }

    /** Cursor writes {@code globs: *.ts} without quotes and reads it so, though no YAML reader does. */
    private static boolean isBarePattern(SourceText source, Span problem) {
        if (!source.id().extension().equals("mdc")) {
            return false;
        }
        byte[] text = source.utf8();
        int start = problem.start();
        while (start > 0 && text[start - 1] != '\n') {
            start--;
        }
        return source.slice(start, Math.min(text.length, start + 6)).equals("globs:");
    }

    /** Returns the place between the first and the last line of a front matter block. */
    private static Span between(SourceText source, Span block) {
        byte[] text = source.utf8();
        int start = block.start();
        while (start < block.end() && text[start] != '\n') {
            start++;
        }
        int end = block.end();
        while (end > start && (text[end - 1] == '\n' || text[end - 1] == '\r')) {
            end--;
        }
        while (end > start && text[end - 1] != '\n') {
            end--;
        }
        return new Span(Math.min(start + 1, end), end);
    }
}
