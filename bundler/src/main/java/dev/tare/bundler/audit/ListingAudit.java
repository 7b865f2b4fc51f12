package dev.tare.bundler.audit;

import dev.tare.bundler.audit.AuditReport.Listing;
import dev.tare.bundler.audit.AuditReport.OverLong;
import dev.tare.core.token.TokenCounter;
import dev.tare.core.yaml.YamlNode;
import dev.tare.modules.model.PromptModule;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Weighs the names and descriptions of entries that a harness shows the model at every start. An entry is listed as
 * {@code - name: description} on a line of its own; one without a description, or that asks not to be, is not listed.
 */
final class ListingAudit {

    private ListingAudit() {}

    /**
     * @param limitChars characters of one description that are listed, or 0 for all
     * @param budgetTokens what the harness keeps free for the listing, or 0 when it has no limit
     */
    static Listing of(List<PromptModule> entries, int limitChars, int budgetTokens, TokenCounter counter) {
        int listed = 0;
        StringBuilder lines = new StringBuilder(4096);
        List<OverLong> overLong = new ArrayList<>();
        for (PromptModule entry : entries) {
            Optional<String> description = entry.frontMatter().text("description");
            if (description.isEmpty()
                    || description.get().isBlank()
                    || entry.frontMatter().isTrue("disable-model-invocation")) {
                continue;
            }
            listed++;
            String text = description.get();
            String when = entry.frontMatter().text("when_to_use").orElse("");
            if (!when.isBlank()) {
                text = text + " " + when;
            }
            int chars = text.codePointCount(0, text.length());
            if (limitChars > 0 && chars > limitChars) {
                overLong.add(new OverLong(entry.id().path(), line(entry), chars));
                text = text.substring(0, text.offsetByCodePoints(0, limitChars));
            }
            lines.append("- ").append(entry.name()).append(": ").append(text).append('\n');
        }
        overLong.sort(Comparator.comparingInt(OverLong::chars).reversed().thenComparing(OverLong::id));
        byte[] utf8 = lines.toString().getBytes(StandardCharsets.UTF_8);
        return new Listing(
                listed,
                entries.size() - listed,
                counter.count(utf8, 0, utf8.length),
                budgetTokens,
                limitChars,
                overLong);
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
