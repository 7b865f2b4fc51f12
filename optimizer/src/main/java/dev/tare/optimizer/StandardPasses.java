package dev.tare.optimizer;

import dev.tare.optimizer.defer.BranchesOnDemand;
import dev.tare.optimizer.defer.ChosenOnDemand;
import dev.tare.optimizer.defer.ChosenSections;
import dev.tare.optimizer.defer.DeferringPass;
import dev.tare.optimizer.defer.ModulesOnDemand;
import dev.tare.optimizer.defer.SectionsForBudget;
import dev.tare.optimizer.defer.SectionsOnDemand;
import dev.tare.optimizer.defer.SharedRepeats;
import dev.tare.optimizer.lossy.BoxArt;
import dev.tare.optimizer.lossy.Emoji;
import dev.tare.optimizer.lossy.ExampleLists;
import dev.tare.optimizer.lossy.FillerPhrases;
import dev.tare.optimizer.lossy.MetadataElements;
import dev.tare.optimizer.lossy.MetadataTables;
import dev.tare.optimizer.markdown.BlankRuns;
import dev.tare.optimizer.markdown.Comments;
import dev.tare.optimizer.markdown.DecorativeRules;
import dev.tare.optimizer.markdown.Escapes;
import dev.tare.optimizer.markdown.Headings;
import dev.tare.optimizer.markdown.JsonFences;
import dev.tare.optimizer.markdown.Lists;
import dev.tare.optimizer.markdown.TableHeads;
import dev.tare.optimizer.markdown.TablePadding;
import dev.tare.optimizer.markdown.TrailingBlanks;
import dev.tare.optimizer.pass.Fidelity;
import dev.tare.optimizer.pass.Pass;
import dev.tare.optimizer.structure.DuplicateModules;
import dev.tare.optimizer.structure.ModulesTogether;
import dev.tare.optimizer.structure.PassThroughModules;
import dev.tare.optimizer.xml.XmlComments;
import dev.tare.optimizer.xml.XmlEscapes;
import dev.tare.optimizer.xml.XmlFences;
import dev.tare.optimizer.xml.XmlLayout;
import dev.tare.optimizer.xml.XmlOutline;
import dev.tare.optimizer.xml.XmlTags;
import java.util.ArrayList;
import java.util.List;

/** The passes that Tare brings along, in the order in which they run. */
public final class StandardPasses {

    private StandardPasses() {}

    /** Returns the passes that run at a level with a notation. */
    public static List<Pass> of(int level, Notation notation) {
        List<Pass> passes = new ArrayList<>();
        for (Pass pass : all()) {
            boolean wanted = pass.fidelity() != Fidelity.REVERSIBLE || notation == Notation.OUTLINE;
            if (wanted && level(pass) <= level) {
                passes.add(pass);
            }
        }
        return passes;
    }

    private static int level(Pass pass) {
        return pass instanceof DeferringPass deferring
                ? deferring.level()
                : pass.fidelity().level();
    }

    private static List<Pass> all() {
        return List.of(
                new BranchesOnDemand(),
                new ModulesOnDemand(),
                new ChosenOnDemand(),
                new ChosenSections(),
                new SectionsOnDemand(),
                new SectionsForBudget(),
                new SharedRepeats(),
                new MetadataTables(),
                new MetadataElements(),
                new ExampleLists(),
                new BoxArt(),
                new Emoji(),
                new FillerPhrases(),
                new Comments(),
                new DecorativeRules(),
                new XmlComments(),
                new XmlEscapes(),
                new XmlTags(),
                new XmlFences(),
                new XmlOutline(),
                new XmlLayout(),
                new JsonFences(),
                new Headings(),
                new Lists(),
                new Escapes(),
                new TablePadding(),
                new TrailingBlanks(),
                new BlankRuns(),
                new TableHeads(),
                new PassThroughModules(),
                new DuplicateModules(),
                new ModulesTogether());
    }
}
