package dev.tare.bundler.explain;

import dev.tare.bundler.build.FlatOutput;
import dev.tare.bundler.explain.ExplainReport.Place;
import dev.tare.core.manifest.Manifest;
import dev.tare.core.manifest.ManifestModule;
import dev.tare.core.manifest.ManifestReader;
import dev.tare.core.manifest.ManifestStub;
import dev.tare.core.manifest.Origin;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.core.token.Encoding;
import dev.tare.core.token.TokenCounter;
import dev.tare.core.token.TokenCounters;
import dev.tare.optimizer.UserPasses;
import dev.tare.optimizer.pass.Pass;
import dev.tare.optimizer.trace.ModuleTrace;
import dev.tare.templates.OutputException;
import dev.tare.templates.OutputFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Explains an output from the output alone: its manifest holds the way back. */
public final class Explainer {

    private final Path root;
    private final Manifest manifest;
    private final Parts parts;
    private final OutputTraces traces;
    private final ModuleStory story;

    private Explainer(Path root, Manifest manifest, UserPasses users) {
        this.root = root;
        this.manifest = manifest;
        this.parts = new Parts(manifest);
        Map<String, Pass> passes = new HashMap<>();
        for (Pass pass : users.known()) {
            passes.put(pass.name(), pass);
        }
        TokenCounter counter = TokenCounters.of(Encoding.of(manifest.encoding()).orElse(Encoding.O200K_BASE));
        this.traces = new OutputTraces(root, manifest, parts, passes);
        this.story = new ModuleStory(manifest, parts, new PassChanges(passes, counter), counter);
    }

    /**
     * Returns the story of a place.
     *
     * @param place {@code FILE}, {@code FILE:LINE} or {@code FILE:FIRST-LAST}
     * @param ofSource whether that is a place of the source
     * @throws NoSuchPlaceException when there is no such place
     * @throws OutputException when the folder is no output, or the file is not what was built
     */
    public static ExplainReport explain(Path output, String place, boolean ofSource)
            throws NoSuchPlaceException, OutputException {
        return explain(output, place, ofSource, UserPasses.NONE);
    }

    /**
     * Returns the story of a place.
     *
     * @param place {@code FILE}, {@code FILE:LINE} or {@code FILE:FIRST-LAST}
     * @param ofSource whether that is a place of the source
     * @param users passes that the output may have been built with, beside Tare's own
     * @throws NoSuchPlaceException when there is no such place
     * @throws OutputException when the folder is no output, or the file is not what was built
     */
    public static ExplainReport explain(Path output, String place, boolean ofSource, UserPasses users)
            throws NoSuchPlaceException, OutputException {
        Path file = output.resolve(Manifest.PATH);
        try {
            Manifest manifest = ManifestReader.read(Files.readAllBytes(file));
            if (FlatOutput.isFlat(manifest)) {
                throw new OutputException(
                        output + " is of the target flat, whose prompts hold one file in many places",
                        "the marks in a prompt name its files; explain these in an output of the target tree with"
                                + " --notation " + manifest.notation());
            }
            return new Explainer(output, manifest, users).explain(place, ofSource);
        } catch (IOException e) {
            throw new OutputException(
                    output + " has no manifest: " + OutputFolder.reason(e), "give a folder that tare build wrote");
        } catch (IllegalArgumentException e) {
            throw new OutputException(file + ": " + e.getMessage(), "build the output again");
        }
    }

    private ExplainReport explain(String place, boolean ofSource) throws NoSuchPlaceException, OutputException {
        OutputFiles files = new OutputFiles(root, manifest, ofSource);
        PlaceQuestion question = PlaceQuestion.of(place);
        String path = files.find(question.file());
        List<ManifestModule> modules = new ArrayList<>();
        for (ManifestModule module : manifest.modules()) {
            if ((ofSource ? module.id() : module.file()).path().equals(path)) {
                modules.add(module);
            }
        }
        boolean wholeFile = question.isWholeFile(place);
        Optional<ManifestModule> part = ofSource ? Optional.empty() : parts.at(path);
        if (part.isPresent()) {
            return ofPart(part.get(), question, wholeFile);
        }
        if (modules.isEmpty()) {
            return copied(path, question, wholeFile, ofSource);
        }
        return ofSource ? ofSource(modules.get(0), question, wholeFile) : ofOutput(modules, question, wholeFile);
    }

    private ExplainReport copied(String path, PlaceQuestion question, boolean wholeFile, boolean ofSource)
            throws NoSuchPlaceException, OutputException {
        if (!wholeFile) {
            question.in(SourceText.ofUtf8(new ModuleId(path), traces.bytes(path)), path);
        }
        return new ExplainReport(
                ofSource,
                path,
                path,
                true,
                manifest.encoding(),
                0,
                0,
                List.of(),
                List.of(),
                Optional.empty(),
                List.of());
    }

    private ExplainReport ofSource(ManifestModule module, PlaceQuestion question, boolean wholeFile)
            throws NoSuchPlaceException, OutputException {
        byte[] file = traces.bytes(module.file().path());
        ModuleTrace trace = traces.of(module, file);
        if (wholeFile) {
            return story.tell(module, trace, file, true, Optional.empty());
        }
        Span lines = question.in(trace.source(), module.id().path());
        Span asked = TextSpans.content(trace.source(), lines);
        Optional<ManifestModule> part = parts.holding(module, asked.start());
        if (part.isPresent()) {
            ModuleTrace aside = traces.ofPart(part.get(), trace.source().utf8());
            return story.tell(
                    part.get(), aside, traces.bytes(part.get().file().path()), true, Optional.of(aside.forth(asked)));
        }
        Optional<ManifestStub> pointer = Parts.pointer(module, asked);
        List<Span> places = new ArrayList<>(trace.forth(asked));
        if (pointer.isPresent()) {
            // Of a pointer no part stands for one of the lines.
            List<Span> whole = trace.forth(pointer.get().source());
            for (int i = 1; i < places.size(); i++) {
                Span own = places.get(i);
                Span all = whole.get(i);
                places.set(i, new Span(Math.min(own.start(), all.start()), Math.max(own.end(), all.end())));
            }
        }
        return held(story.tell(module, trace, file, true, Optional.of(places)), pointer, asked);
    }

    /** Returns a report with where the words are in whose stead a pointer stands. */
    private ExplainReport held(ExplainReport report, Optional<ManifestStub> pointer, Span source)
            throws OutputException {
        if (pointer.isEmpty() || !(pointer.get().origin() instanceof Origin.InCopy copy)) {
            return report;
        }
        Span stretch = pointer.get().source();
        int first = copy.there(Math.max(source.start(), stretch.start()) - stretch.start());
        int last = copy.there(Math.min(source.end(), stretch.end()) - stretch.start() - 1);
        ManifestModule holder = parts.told(copy.holder());
        byte[] file = traces.bytes(holder.file().path());
        ModuleTrace trace = traces.of(holder, file);
        List<Span> way = trace.forth(new Span(first, Math.max(first, last) + 1));
        Span place = TextSpans.wholeLines(trace.output(), way.get(way.size() - 1));
        return report.held(new Place(
                holder.file().path(),
                TextSpans.lines(trace.output(), place, ModuleStory.linesBefore(holder, file)),
                TextSpans.text(trace.output(), place)));
    }

    private ExplainReport ofOutput(List<ManifestModule> modules, PlaceQuestion question, boolean wholeFile)
            throws NoSuchPlaceException, OutputException {
        ManifestModule first = modules.get(0);
        byte[] file = traces.bytes(first.file().path());
        SourceText text = SourceText.ofUtf8(first.file(), file);
        if (wholeFile) {
            return story.tell(first, traces.of(first, file), file, false, Optional.empty());
        }
        Span asked = TextSpans.content(text, question.in(text, first.file().path()));
        ManifestModule holder = holder(modules, asked.start());
        ModuleTrace trace = traces.of(holder, file);
        int shift = holder.offset();
        int length = trace.output().length();
        Span inPart = new Span(
                Math.max(0, Math.min(length, asked.start() - shift)),
                Math.max(0, Math.min(length, asked.end() - shift)));
        List<Span> places = trace.back(inPart);
        return held(
                story.tell(holder, trace, file, false, Optional.of(places)),
                Parts.pointer(holder, places.get(0)),
                places.get(0));
    }

    private ExplainReport ofPart(ManifestModule part, PlaceQuestion question, boolean wholeFile)
            throws NoSuchPlaceException, OutputException {
        byte[] file = traces.bytes(part.file().path());
        ManifestModule owner = parts.owner(part);
        ModuleTrace trace = traces.ofPart(
                part,
                traces.of(owner, traces.bytes(owner.file().path())).source().utf8());
        if (wholeFile) {
            return story.tell(part, trace, file, false, Optional.empty());
        }
        SourceText text = SourceText.ofUtf8(part.file(), file);
        Span asked = TextSpans.content(text, question.in(text, part.file().path()));
        return story.tell(part, trace, file, false, Optional.of(trace.back(asked)));
    }

    /** Returns the module whose part of the file holds the place; the last that starts before it when none does. */
    private static ManifestModule holder(List<ManifestModule> modules, int offset) {
        ManifestModule nearest = modules.get(0);
        for (ManifestModule module : modules) {
            if (module.home().isEmpty() || module.home().get().span().contains(offset)) {
                return module;
            }
            if (module.home().get().span().start() <= offset
                    && module.home().get().span().start() > nearest.offset()) {
                nearest = module;
            }
        }
        return nearest;
    }
}
