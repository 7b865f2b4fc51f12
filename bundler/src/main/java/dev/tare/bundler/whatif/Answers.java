package dev.tare.bundler.whatif;

import dev.tare.core.diag.Suggestions;
import dev.tare.core.glob.GlobSyntax;
import dev.tare.core.glob.PathGlob;
import dev.tare.core.text.ModuleId;
import dev.tare.modules.Framework;
import dev.tare.modules.model.PromptModule;
import dev.tare.optimizer.Notation;
import dev.tare.optimizer.StandardPasses;
import dev.tare.optimizer.defer.ChosenOnDemand;
import dev.tare.optimizer.defer.DeferringPass;
import dev.tare.optimizer.pass.Pass;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The passes that make what questions ask for, in the order in which a build runs them. */
final class Answers {

    private static final String BRANCHES = "branches-on-demand";
    private static final String SECTIONS = "sections-on-demand";

    private static final int MOST_SUGGESTIONS = 3;

    private final Framework framework;
    private final Set<ModuleId> chosen = new TreeSet<>();
    private final Set<String> standard = new TreeSet<>();

    private Answers(Framework framework) {
        this.framework = framework;
    }

    /**
     * Returns the passes.
     *
     * @throws NoAnswerException when a glob matches no module
     */
    static List<DeferringPass> of(Framework framework, List<Question> questions) throws NoAnswerException {
        Answers answers = new Answers(framework);
        for (Question question : questions) {
            if (question instanceof Question.Defer defer) {
                answers.choose(defer.glob());
            } else {
                answers.standard.add(question instanceof Question.Branches ? BRANCHES : SECTIONS);
            }
        }
        return answers.passes();
    }

    private List<DeferringPass> passes() throws NoAnswerException {
        List<DeferringPass> early = new ArrayList<>();
        List<DeferringPass> late = new ArrayList<>();
        for (Pass pass : StandardPasses.of(Integer.MAX_VALUE, Notation.KEEP)) {
            if (pass instanceof DeferringPass deferring && standard.remove(pass.name())) {
                (pass.name().equals(SECTIONS) ? late : early).add(deferring);
            }
        }
        if (!standard.isEmpty()) {
            throw new NoAnswerException("there is no pass " + String.join(", ", standard) + " in this version of Tare");
        }
        if (!chosen.isEmpty()) {
            early.add(new ChosenOnDemand(chosen));
        }
        early.addAll(late);
        return early;
    }

    private void choose(String glob) throws NoAnswerException {
        String fault = GlobSyntax.fault(glob);
        if (!fault.isEmpty()) {
            throw new NoAnswerException("the glob '" + glob + "' is damaged: " + fault);
        }
        PathGlob pattern = PathGlob.of(glob);
        boolean any = false;
        for (PromptModule module : framework.modules()) {
            if (pattern.matches(module.id().path())) {
                chosen.add(module.id());
                any = true;
            }
        }
        if (!any) {
            throw new NoAnswerException("no module matches '" + glob + "'" + nearMisses(glob));
        }
    }

    /** Names modules and folders that are nearly what the glob says, or that have the name of its last part. */
    private String nearMisses(String glob) {
        Set<String> known = new TreeSet<>();
        Set<String> sameName = new TreeSet<>();
        String last = glob.substring(glob.lastIndexOf('/') + 1);
        Optional<PathGlob> byName = last.isEmpty() || last.equals("*") || last.equals("**")
                ? Optional.empty()
                : Optional.of(PathGlob.of(last));
        for (PromptModule module : framework.modules()) {
            String path = module.id().path();
            known.add(path);
            for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
                known.add(path.substring(0, slash + 1));
                known.add(path.substring(0, slash + 1) + "**");
                known.add(path.substring(0, slash + 1) + "*");
            }
            if (byName.isPresent() && byName.get().matches(path)) {
                sameName.add(path);
            }
        }
        List<String> near = new ArrayList<>(sameName);
        for (String candidate : Suggestions.closest(glob, known, MOST_SUGGESTIONS)) {
            if (!sameName.contains(candidate) && matchesSomething(candidate)) {
                near.add(candidate);
            }
        }
        if (near.isEmpty()) {
            return "; globs are written from the framework's root, as in exclude:";
        }
        return "; near it are " + String.join(", ", near.subList(0, Math.min(MOST_SUGGESTIONS, near.size())));
    }

    private boolean matchesSomething(String glob) {
        PathGlob pattern = PathGlob.of(glob);
        for (PromptModule module : framework.modules()) {
            if (pattern.matches(module.id().path())) {
                return true;
            }
        }
        return false;
    }
}
