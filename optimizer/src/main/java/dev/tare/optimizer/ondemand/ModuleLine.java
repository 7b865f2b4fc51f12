package dev.tare.optimizer.ondemand;

import dev.tare.core.text.ModuleId;
import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.core.token.TokenCounter;
import dev.tare.modules.model.Mention;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Reference;
import dev.tare.optimizer.defer.LazyMention;
import dev.tare.optimizer.defer.TokenCounts;
import java.util.List;

/**
 * The line that stands for a reference to a module that is opened when it is needed.
 *
 * @param pass the pass that wants it
 * @param module where the reference stands
 * @param place its place
 * @param path the module that it names, as the author wrote it
 * @param target the text of that module
 * @param purpose what that is for, or empty where the line cannot say so
 * @param inBrackets whether a bracket is open around the reference
 */
record ModuleLine(
        String pass, ModuleId module, Span place, String path, SourceText target, String purpose, boolean inBrackets)
        implements LazyMention {

    private static final String WHEN = "when you need it";

    /** A purpose may cost this part of the tokens that it speaks of: a small file is opened as quickly as it is described. */
    private static final int SHARE = 12;

    static ModuleLine of(
            String pass,
            PromptModule module,
            Reference reference,
            String path,
            PromptModule target,
            TokenCounter counter) {
        Span place = reference.mention().span();
        boolean brackets = isInBrackets(module.source(), place.start());
        String purpose = brackets || isFollowed(module, place)
                ? ""
                : Purpose.of(target)
                        .filter(said -> counter.count(said) * SHARE <= target.tokens())
                        .orElse("");
        return new ModuleLine(pass, module.id(), place, path, target.source(), purpose, brackets);
    }

    @Override
    public String text(TokenCounts counts) {
        String name = "`" + path + "`";
        String count = Numbers.tokens(counts.of(target));
        return inBrackets
                ? name + ", " + count + ", to be read " + WHEN
                : name + " (" + count + (purpose.isEmpty() ? "" : ": " + purpose) + "; read it " + WHEN + ")";
    }

    /** Tells whether a round bracket of the same line is open there. */
    private static boolean isInBrackets(SourceText source, int start) {
        byte[] utf8 = source.utf8();
        int closed = 0;
        for (int i = start - 1; i >= 0 && utf8[i] != '\n'; i--) {
            if (utf8[i] == ')') {
                closed++;
            } else if (utf8[i] == '(' && closed-- == 0) {
                return true;
            }
        }
        return false;
    }

    /** Tells whether another mention follows in the line: what tells an example from a reference is the words before it. */
    private static boolean isFollowed(PromptModule module, Span place) {
        List<Mention> mentions = module.mentions();
        int low = 0;
        int high = mentions.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (mentions.get(middle).span().start() < place.end()) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if (low == mentions.size()) {
            return false;
        }
        int next = mentions.get(low).span().start();
        byte[] utf8 = module.source().utf8();
        for (int i = place.end(); i < next; i++) {
            if (utf8[i] == '\n') {
                return false;
            }
        }
        return true;
    }
}
