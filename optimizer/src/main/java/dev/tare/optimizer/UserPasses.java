package dev.tare.optimizer;

import dev.tare.optimizer.markdown.TableHeads;
import dev.tare.optimizer.pass.Fidelity;
import dev.tare.optimizer.pass.Pass;
import dev.tare.optimizer.pass.UserPass;
import dev.tare.optimizer.structure.GraphPass;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The passes that a user has brought along, and where they stand beside Tare's own: passes over texts after all of Tare's over texts,
 * passes over the graph after all of Tare's over the graph, each in order of their names.
 */
public final class UserPasses {

    /** None. */
    public static final UserPasses NONE = new UserPasses(List.of());

    private final List<UserPass> passes;

    private UserPasses(List<UserPass> passes) {
        this.passes = List.copyOf(passes);
    }

    /** Returns these passes, which have been checked: see {@link PassCheck}. */
    public static UserPasses of(List<UserPass> checked) {
        List<UserPass> sorted = new ArrayList<>(checked);
        sorted.sort(Comparator.comparing(UserPass::name));
        return new UserPasses(sorted);
    }

    /** Returns the passes that run at a level with a notation, Tare's own and these. */
    public List<Pass> of(int level, Notation notation) {
        List<Pass> all = StandardPasses.of(level, notation);
        int texts = 0;
        while (texts < all.size()
                && !(all.get(texts) instanceof GraphPass)
                && !(all.get(texts) instanceof TableHeads)) {
            texts++;
        }
        for (UserPass pass : passes) {
            boolean wanted = pass.fidelity() != Fidelity.REVERSIBLE || notation == Notation.OUTLINE;
            if (wanted && pass.fidelity().level() <= level) {
                all.add(pass instanceof GraphPass ? all.size() : texts++, pass);
            }
        }
        return all;
    }

    /** Returns all passes that an output may name. */
    public List<Pass> known() {
        return of(Integer.MAX_VALUE, Notation.OUTLINE);
    }

    /** Returns the passes in order of their names. */
    public List<UserPass> all() {
        return passes;
    }
}
