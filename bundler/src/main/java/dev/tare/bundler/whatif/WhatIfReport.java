package dev.tare.bundler.whatif;

import java.util.List;
import java.util.Optional;

/**
 * What a change would save at every start. All numbers are tokens, counted as the audit counts them, before and after.
 *
 * @param asked the questions, as they were asked
 * @param always what every context holds
 * @param median the median over all starts; what is always loaded when nothing is invoked by name
 * @param entries the heaviest start first
 * @param changes the one that saves most at a start first; what they save at one start adds up to what that start loses
 * @param outOfSight modules with hard constraints that some start would no longer hold, in order of their ids
 * @param kept what was asked for and stays as it is, in order of place
 */
public record WhatIfReport(
        List<String> asked,
        Tokens always,
        Tokens median,
        List<EntryStart> entries,
        List<Change> changes,
        List<OutOfSight> outOfSight,
        List<Kept> kept) {

    public WhatIfReport {
        asked = List.copyOf(asked);
        entries = List.copyOf(entries);
        changes = List.copyOf(changes);
        outOfSight = List.copyOf(outOfSight);
        kept = List.copyOf(kept);
    }

    /** Tells whether nothing would change. */
    public boolean isNothing() {
        return changes.isEmpty();
    }

    /** Tokens before and after. */
    public record Tokens(int before, int after) {

        public int saved() {
            return before - after;
        }
    }

    /**
     * The start of an entry: what is always loaded and its eager closure.
     *
     * @param id its module
     * @param name what it is invoked by
     */
    public record EntryStart(String id, String name, Tokens start) {}

    /**
     * One change, and what it saves.
     *
     * @param pass the pass that makes it
     * @param opens the file that is opened on demand then: a part that is added, or a module that was loaded before
     * @param isNew whether it is added
     * @param tokens of that file
     * @param sites where texts change, in order of place; one at least
     * @param most what leaves the start that gets smaller by most; negative when it costs more than it saves
     * @param least what leaves the start that gets smaller by least, of those that do
     * @param starts how many entries' starts get smaller
     * @param everyStart whether what is always loaded gets smaller, so that starts without an entry do too
     * @param all the sum over the starts of all entries
     */
    public record Change(
            String pass,
            String opens,
            boolean isNew,
            int tokens,
            List<Site> sites,
            int most,
            int least,
            int starts,
            boolean everyStart,
            long all) {

        public Change {
            sites = List.copyOf(sites);
        }
    }

    /**
     * A stretch of text that goes, and what stands in its place.
     *
     * @param path the module
     * @param line where it begins, from 1
     * @param lastLine where it ends
     * @param goes the reference as written, or the first line of what goes
     * @param stands what stands there instead, whole; empty where another site of the same change speaks for it
     */
    public record Site(String path, int line, int lastLine, String goes, String stands) {}

    /**
     * A module with hard constraints that a start would no longer hold.
     *
     * @param module its id
     * @param lines how many of its lines state one
     * @param line the first of them, from 1
     * @param text that line
     */
    public record OutOfSight(String module, int lines, int line, String text) {}

    /**
     * A place that goes on loading what was to be loaded on demand only.
     *
     * @param reference as written; empty when the harness needs none
     * @param module what it loads
     * @param reason why, as the end of a sentence that begins with the reference
     */
    public record Kept(String path, int line, Optional<String> reference, String module, String reason) {}
}
