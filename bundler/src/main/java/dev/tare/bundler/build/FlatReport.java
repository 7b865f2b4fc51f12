package dev.tare.bundler.build;

import dev.tare.bundler.build.BuildReport.Change;
import java.util.List;

/**
 * What a build tells of prompts.
 *
 * @param level the level of the passes that ran, which is at most 1 whatever was asked for: in a prompt nothing can be loaded later
 * @param prompts the largest first
 * @param missing what entries include and what is not there, in order of place; it stays in the prompts as the text that it is
 */
public record FlatReport(int level, List<Prompt> prompts, List<Missing> missing) {

    public FlatReport {
        prompts = List.copyOf(prompts);
        missing = List.copyOf(missing);
    }

    /**
     * One prompt.
     *
     * @param file its name in the output
     * @param id the entry's module
     * @param name what the entry is invoked by
     * @param kind the entry's kind
     * @param parts how many files, and sections that stand alone, it holds
     * @param tokens of the whole prompt, marks included: with the texts as they are in the source, and as it was written
     */
    public record Prompt(String file, String id, String name, String kind, int parts, Change tokens) {}

    /**
     * A reference that leads nowhere.
     *
     * @param path the module that it stands in
     * @param line its line there, from 1
     * @param target what it names
     * @param outcome what became of it
     */
    public record Missing(String path, int line, String target, String outcome) {}
}
