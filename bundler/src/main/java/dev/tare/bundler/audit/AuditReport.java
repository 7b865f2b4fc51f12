package dev.tare.bundler.audit;

import dev.tare.core.diag.Diagnostic;
import dev.tare.core.diag.Severity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Everything an audit found, computed once: writers only lay it out. All paths are relative to the framework's root and all
 * lists have a fixed order, so equal frameworks give equal reports.
 *
 * @param subject what was audited
 * @param counting how tokens were counted
 * @param totals sums over all modules
 * @param references counts of what became of every reference
 * @param graph the shape of the graph
 * @param always what is in every context before anything is asked
 * @param start what is in the context when an entry starts
 * @param entries by start tokens, then reachable tokens, largest first
 * @param fixFirst what to change, by tokens saved at a start, largest first; no token of a start is counted by two of them
 * @param modules by tokens, largest first
 * @param check what is wrong with references, and what nothing leads to
 * @param diagnostics all diagnostics, by path and place
 * @param cost what a start costs, when a model was named
 */
public record AuditReport(
        Subject subject,
        Counting counting,
        Totals totals,
        ReferenceCounts references,
        GraphShape graph,
        Always always,
        Start start,
        List<Entry> entries,
        List<Fix> fixFirst,
        List<ModuleFacts> modules,
        Check check,
        List<Diagnostic> diagnostics,
        Optional<Cost> cost) {

    public AuditReport {
        entries = List.copyOf(entries);
        fixFirst = List.copyOf(fixFirst);
        modules = List.copyOf(modules);
        diagnostics = List.copyOf(diagnostics);
    }

    /** Returns the same report with what its starts cost. */
    public AuditReport withCost(Cost startCost) {
        return new AuditReport(
                subject,
                counting,
                totals,
                references,
                graph,
                always,
                start,
                entries,
                fixFirst,
                modules,
                check,
                diagnostics,
                Optional.of(startCost));
    }

    /**
     * What was audited.
     *
     * @param name the root folder's own name
     * @param dialects ids of the dialects that apply
     * @param harness the id of the harness whose rules hold, such as {@code claude-code}
     * @param harnessName the same as people write it
     * @param harnessVersion the version of it that the rules describe, or empty
     */
    public record Subject(
            String name, List<String> dialects, String harness, String harnessName, String harnessVersion) {

        public Subject {
            dialects = List.copyOf(dialects);
        }
    }

    /**
     * How tokens were counted.
     *
     * @param encoding the encoding's id
     * @param exact whether the counts are those of the model; false when its tokenizer is not public
     * @param model the model that was named
     */
    public record Counting(String encoding, boolean exact, Optional<String> model) {}

    /**
     * Sums over all modules.
     *
     * @param alwaysLoadedTokens memory, its eager imports, unconditional rules and the listing of descriptions
     */
    public record Totals(int modules, long bytes, long tokens, int alwaysLoadedTokens) {}

    /**
     * Counts of what became of every reference.
     *
     * @param broken misplaced and swallowed ones included
     * @param byName how many name an entry and not a path, whatever became of them
     * @param tiers how many of the resolved paths were read as exactly, most exact first
     * @param strengths how many of the resolved ones are of each strength, strongest
     *     first
     */
    public record ReferenceCounts(
            int total,
            int resolved,
            int broken,
            int misplaced,
            int swallowed,
            int ambiguous,
            int placeholder,
            int example,
            int external,
            int directory,
            int byName,
            List<Count> tiers,
            List<Count> strengths) {

        public ReferenceCounts {
            tiers = List.copyOf(tiers);
            strengths = List.copyOf(strengths);
        }
    }

    /** How many there are of what the word says. */
    public record Count(String word, int count) {}

    /**
     * The shape of the graph.
     *
     * @param resolution the widest tier that makes an edge
     * @param edges distinct pairs of modules
     * @param cycles strongly connected components that have a cycle
     * @param largestComponent modules in the largest of them
     * @param depth edges on the longest path, a cycle counted as one module
     */
    public record GraphShape(
            String resolution,
            int edges,
            int cycles,
            int largestComponent,
            int depth,
            int unreachableModules,
            long unreachableTokens) {}

    /**
     * What is in every context before anything is asked.
     *
     * @param parts modules by tokens, largest first
     */
    public record Always(int tokens, List<AlwaysPart> parts, Listing listing) {

        public Always {
            parts = List.copyOf(parts);
        }
    }

    /**
     * A module, or the imported section of one, that is always loaded.
     *
     * @param role why it is loaded: a memory file, an import of one, or an unconditional rule
     */
    public record AlwaysPart(String id, String role, int tokens) {}

    /**
     * The names and descriptions of entries that a harness shows the model at every start.
     *
     * @param entries how many are listed
     * @param unlisted how many have no description or asked not to be listed
     * @param tokens what the listing weighs
     * @param loadedTokens what of it the harness loads: it cuts commands and skills, not agents, to what it keeps free for them
     * @param budgetTokens what the harness keeps free for commands and skills, or 0 when it has no limit
     * @param limitChars how many characters of one description it takes, or 0 when it has no limit
     * @param overLong the entries whose description is cut, longest first
     */
    public record Listing(
            int entries,
            int unlisted,
            int tokens,
            int loadedTokens,
            int budgetTokens,
            int limitChars,
            List<OverLong> overLong) {

        public Listing {
            overLong = List.copyOf(overLong);
        }

        /** Tells whether the harness cuts the listing because it is too long as a whole. */
        public boolean isOverBudget() {
            return loadedTokens < tokens;
        }
    }

    /** An entry whose description is longer than the harness lists. */
    public record OverLong(String id, int line, int chars) {}

    /**
     * What is in the context when an entry starts: what is always loaded and the entry's eager closure.
     *
     * @param window what shares refer to
     * @param threshold tokens from which a start counts as heavy
     * @param over how many entries are above it
     * @param medianTokens the lower median over entries; what is always loaded when there are none
     * @param worst the id of the heaviest entry
     */
    public record Start(
            Window window, int threshold, int over, int medianTokens, int worstTokens, Optional<String> worst) {}

    /**
     * The context window that is reckoned with.
     *
     * @param tokens its size
     * @param source who says so
     * @param model the model that is reckoned for, as the user names it
     */
    public record Window(int tokens, Source source, Optional<String> model) {

        /** Where the size of a window comes from. */
        public enum Source {
            /** The user's own word. */
            GIVEN,
            /** What is known of the model. */
            MODEL,
            /** Nothing else is known. */
            DEFAULT;

            /** Returns the word that reports use. */
            public String word() {
                return name().toLowerCase(Locale.ROOT);
            }
        }
    }

    /**
     * An entry and what it costs, in tokens; what is always loaded is in {@code start} only.
     *
     * @param name what it is invoked by
     * @param kind command, skill or agent
     * @param own the entry's file
     * @param eager in the context when it starts, own tokens included
     * @param nested what would come on top if the harness also followed imports inside attached files
     * @param start always loaded and eager
     * @param reachable what it may ever pull in, own tokens included
     * @param reachableByName the same with names of entries followed as well
     * @param heaviest by retained tokens, largest first
     */
    public record Entry(
            String id,
            String name,
            String kind,
            int own,
            int eager,
            int nested,
            int start,
            int reachable,
            int reachableByName,
            List<Weight> heaviest) {

        public Entry {
            heaviest = List.copyOf(heaviest);
        }
    }

    /** A module and what would leave the entry's reachable closure without it. */
    public record Weight(String id, int retainedTokens) {}

    /**
     * A place to change and what that saves.
     *
     * @param entry the heaviest entry whose start gets smaller; empty when the framework has none
     * @param path the file to change
     * @param line the line to change, from 1
     * @param savesTokens what leaves the context of one start
     * @param starts how many entries' starts get smaller by at least that
     * @param everyStart whether that is every start, entry or not
     * @param unused for exclusive branches, how much of it no run opens again
     * @param subject what it is about: a heading, a module
     * @param fix what to do, one sentence without a full stop
     */
    public record Fix(
            Optional<String> entry,
            String path,
            int line,
            FixKind kind,
            int savesTokens,
            int starts,
            boolean everyStart,
            Optional<Range> unused,
            String subject,
            String fix) {}

    /** Two numbers and what lies between, in tokens. */
    public record Range(int least, int most) {}

    /**
     * A module and who leads to it.
     *
     * @param usedBy how many entries reach it
     * @param cited whether any reference, of any tier, names it
     * @param unreachable whether no entry and no always-loaded module leads to it
     */
    public record ModuleFacts(
            String id, String kind, long bytes, int tokens, int usedBy, boolean cited, boolean unreachable) {}

    /**
     * What is wrong with references, and what nothing leads to.
     *
     * @param faults by severity, then by how many places have the same one, most first
     * @param uncited unreachable modules that no reference names, largest first
     */
    public record Check(List<Fault> faults, List<ModuleFacts> uncited) {

        public Check {
            faults = List.copyOf(faults);
            uncited = List.copyOf(uncited);
        }
    }

    /**
     * References that are wrong in the same way.
     *
     * @param outcome broken, misplaced, swallowed or ambiguous, or {@link #NO_SECTION}
     * @param target what they name, as written in the first place
     * @param places where they stand, in order; the excerpt shows the first
     */
    public record Fault(
            Severity severity,
            String outcome,
            String target,
            String message,
            String help,
            List<Place> places,
            Excerpt excerpt) {

        /** The outcome of references to a file that is there and has no such section: they are not broken. */
        public static final String NO_SECTION = "no-section";

        public Fault {
            places = List.copyOf(places);
        }
    }

    /** A place as people read it: line and column from 1. */
    public record Place(String path, int line, int column) {}

    /**
     * A piece of one source line with a part of it marked.
     *
     * @param text as in the file, without its line end; a long line is cut on both sides
     * @param start where the mark starts in the text, in chars
     * @param end where it ends
     * @param cutLeft whether the line goes on before the text
     * @param cutRight whether it goes on after it
     */
    public record Excerpt(String text, int start, int end, boolean cutLeft, boolean cutRight) {}

    /**
     * What the input of one start costs.
     *
     * @param asOf the date of the price, as in {@code 2026-08-01}
     * @param source where the price was read
     * @param inputPerMillion US dollars for a million tokens of input
     * @param median US dollars for the median start
     * @param worst US dollars for the heaviest start
     */
    public record Cost(
            String model,
            String asOf,
            String source,
            BigDecimal inputPerMillion,
            BigDecimal median,
            BigDecimal worst) {}
}
