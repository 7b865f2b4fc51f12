package dev.tare.modules;

import dev.tare.core.config.ConfigFiles;
import dev.tare.core.config.ConfigLayer;
import dev.tare.core.config.StrengthRule;
import dev.tare.core.config.TareConfig;
import dev.tare.core.diag.Diagnostics;
import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.text.SourceText;
import dev.tare.core.token.Encoding;
import dev.tare.core.token.Model;
import dev.tare.core.token.ModelTable;
import dev.tare.core.token.TokenCounter;
import dev.tare.core.token.TokenCounters;
import dev.tare.modules.ModuleParser.Parsed;
import dev.tare.modules.dialect.DialectFault;
import dev.tare.modules.dialect.Dialects;
import dev.tare.modules.dialect.Effect;
import dev.tare.modules.dialect.HarnessRules;
import dev.tare.modules.dialect.Harnesses;
import dev.tare.modules.dialect.Tree;
import dev.tare.modules.dialect.UserDialects;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.read.FrameworkFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Reads a directory as a framework: files, then modules, then references, then the graph. */
public final class FrameworkReader {

    private FrameworkReader() {}

    /** Returns the framework in the directory. What is wrong with it is told by its diagnostics, never by an exception. */
    public static Framework read(Path root, ReadOptions options, TaskExecutor executor) {
        return read(root, options, new AsItIs(), executor);
    }

    /**
     * Returns the framework in the directory, as it reads with other texts. Places in these mean nothing to whoever looks into the files, so
     * nothing is said about its references and its graph.
     *
     * @param view gives the text to read instead of a file's own; called by several threads
     */
    public static Framework read(
            Path root, ReadOptions options, UnaryOperator<SourceText> view, TaskExecutor executor) {
        Diagnostics diagnostics = new Diagnostics();
        TareConfig config = config(root, options, diagnostics);
        FrameworkFiles files = FrameworkFiles.read(
                root, config.limits(), config.include(), config.exclude(), executor, diagnostics, options.progress());
        TokenCounter counter = TokenCounters.of(encoding(options, config));
        return assemble(root, config, files, view, counter, options.dialects(), executor, diagnostics);
    }

    /** A class, because a lambda takes longer to start. */
    private static final class AsItIs implements UnaryOperator<SourceText> {

        @Override
        public SourceText apply(SourceText source) {
            return source;
        }
    }

    private static Encoding encoding(ReadOptions options, TareConfig config) {
        Optional<Encoding> chosen = options.encoding().or(config::encoding);
        if (chosen.isPresent() || config.model().isEmpty()) {
            return chosen.orElse(Encoding.O200K_BASE);
        }
        Optional<Model> model = ModelTable.find(config.model().get());
        return model.isPresent() ? model.get().encoding() : Encoding.O200K_BASE;
    }

    private static Framework assemble(
            Path root,
            TareConfig config,
            FrameworkFiles files,
            UnaryOperator<SourceText> view,
            TokenCounter counter,
            UserDialects users,
            TaskExecutor executor,
            Diagnostics diagnostics) {
        Tree tree = Trees.of(files);
        Dialects dialects =
                ConfiguredNames.dialects(config, users.before(Dialects.builtIn(), tree, diagnostics), diagnostics);
        Harnesses harnesses = harnesses(config, tree, diagnostics);
        List<PromptModule> modules;
        while (true) {
            ModuleParser parser = new ModuleParser(dialects, tree, counter, users.limits(), config.slots());
            try {
                modules = modules(files, view, parser, executor, diagnostics);
                break;
            } catch (DialectFault hung) {
                diagnostics.add(hung.diagnostic(""));
                dialects = dialects.without(hung.dialect());
            }
        }
        return new Reading(config, tree, dialects, harnesses, counter, users.limits())
                .linked(root, modules, files.otherFiles(), view instanceof AsItIs, executor, diagnostics);
    }

    private static TareConfig config(Path root, ReadOptions options, Diagnostics diagnostics) {
        Path file = options.projectFile().orElse(root.resolve(ConfigFiles.PROJECT_FILE));
        String shownAs =
                options.projectFile().isPresent() ? String.valueOf(file.getFileName()) : ConfigFiles.PROJECT_FILE;
        List<ConfigLayer> layers =
                new ArrayList<>(ConfigFiles.layers(file, shownAs, options.environment(), diagnostics));
        layers.add(options.overrides());
        return TareConfig.layered(layers);
    }

    private static List<PromptModule> modules(
            FrameworkFiles files,
            UnaryOperator<SourceText> view,
            ModuleParser parser,
            TaskExecutor executor,
            Diagnostics diagnostics) {
        List<PromptModule> modules = new ArrayList<>(files.sources().size());
        for (Parsed parsed : executor.map(files.sources(), source -> parser.parse(view.apply(source)))) {
            modules.add(parsed.module());
            diagnostics.addAll(parsed.diagnostics());
        }
        return modules;
    }

    private static Harnesses harnesses(TareConfig config, Tree tree, Diagnostics diagnostics) {
        List<HarnessRules.Row> rows = new ArrayList<>();
        for (StrengthRule rule : config.strengths()) {
            Effect effect = Effect.of(rule.strength().toLowerCase(Locale.ROOT)).orElse(Effect.LAZY);
            // Code stays code: what a row says of an at sign holds in running text.
            String place = rule.form().equals("at-path") || rule.form().equals("namespaced") ? "text" : "*";
            rows.add(new HarnessRules.Row("*", "0", rule.form(), rule.kind().orElse("*"), place, effect));
        }
        HarnessRules rules = HarnessRules.builtIn().with(rows);
        ConfiguredNames.checkHarness(config, HarnessRules.builtIn(), diagnostics);
        return Harnesses.of(
                tree,
                config.harness().map(choice -> choice.name()),
                config.harness().flatMap(choice -> choice.version()),
                rules);
    }
}
