package dev.tare.bundler.audit;

import dev.tare.bundler.audit.AuditReport.Listing;
import dev.tare.bundler.audit.AuditReport.OverLong;
import dev.tare.core.token.TokenCounter;
import dev.tare.core.yaml.YamlNode;
import dev.tare.modules.graph.ModuleGraph;
import dev.tare.modules.model.ModuleKind;
import dev.tare.modules.model.PromptModule;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Weighs the names and descriptions of entries that a harness shows the model at every start. An entry is listed as
 * {@code - name: description} on a line of its own; one without a description, or that asks not to be, is not listed.
 */
public final class ListingAudit {

    private ListingAudit() {}

    /** Returns the tokens of the listing of a framework that are in every context. */
    public static int loadedTokens(ModuleGraph graph, Auditor.Limits limits, TokenCounter counter) {
        return of(graph.entries(), limits.listingChars(), limits.listingTokens(), counter)
                .loadedTokens();
    }

    /**
     * Returns what is listed.
     *
     * @param limitChars characters of one description of a command or a skill that are listed, or 0 for all
     * @param budgetTokens what the harness keeps free for commands and skills, or 0 when it has no limit
     */
    static Listing of(List<PromptModule> entries, int limitChars, int budgetTokens, TokenCounter counter) {
        int listed = 0;
        StringBuilder limited = new StringBuilder(4096);
        StringBuilder agents = new StringBuilder(1024);
        List<OverLong> overLong = new ArrayList<>();
        for (PromptModule entry : entries) {
            String text = description(entry);
            if (text.isEmpty()) {
                continue;
            }
            listed++;
            boolean agent = entry.kind() == ModuleKind.AGENT;
            int chars = text.codePointCount(0, text.length());
            if (!agent && limitChars > 0 && chars > limitChars) {
                overLong.add(new OverLong(entry.id().path(), line(entry), chars));
                text = text.substring(0, text.offsetByCodePoints(0, limitChars));
            }
            (agent ? agents : limited)
                    .append("- ")
                    .append(entry.name())
                    .append(": ")
                    .append(text)
                    .append('\n');
        }
        overLong.sort(Comparator.comparingInt(OverLong::chars).reversed().thenComparing(OverLong::id));
        int limitedTokens = count(limited, counter);
        int agentTokens = count(agents, counter);
        int loaded = budgetTokens > 0 ? Math.min(limitedTokens, budgetTokens) : limitedTokens;
        return new Listing(
                listed,
                entries.size() - listed,
                limitedTokens + agentTokens,
                loaded + agentTokens,
                budgetTokens,
                limitChars,
                overLong);
    }

    /** Returns what is listed of the entry, or an empty text when it is not. */
    private static String description(PromptModule entry) {
        String description = entry.frontMatter().text("description").orElse("");
        if (description.isBlank() || entry.frontMatter().isTrue("disable-model-invocation")) {
            return "";
        }
        String when = entry.frontMatter().text("when_to_use").orElse("");
        return when.isBlank() ? description : description + " " + when;
    }

    private static int count(StringBuilder text, TokenCounter counter) {
        byte[] utf8 = text.toString().getBytes(StandardCharsets.UTF_8);
        return counter.count(utf8, 0, utf8.length);
    }

    private static int line(PromptModule entry) {
        for (YamlNode.Entry field : entry.frontMatter().values().entries()) {
            if (field.key().equals("description")) {
                return entry.source().lines().lineAt(field.keySpan().start());
            }
        }
        return 1;
    }
}
