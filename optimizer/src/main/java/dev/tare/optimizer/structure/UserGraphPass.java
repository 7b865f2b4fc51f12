package dev.tare.optimizer.structure;

import dev.tare.core.plugin.PluginLimits;
import dev.tare.optimizer.pass.Guard;
import dev.tare.optimizer.pass.PassFault;
import dev.tare.optimizer.pass.PassGroup;
import dev.tare.optimizer.pass.UserPass;
import java.util.List;

/** A user's pass over the graph, called with care. */
public final class UserGraphPass implements GraphPass, UserPass {

    private final GraphPass own;
    private final String name;
    private final PassGroup group;
    private final String identity;
    private final Guard guard;

    /**
     * Asks the pass for its name and its group; it is not asked again.
     *
     * @param identity the hash of its code, or an empty string
     */
    public UserGraphPass(GraphPass own, String identity, PluginLimits limits) {
        this.own = own;
        this.name = own.name();
        this.group = own.group();
        this.identity = identity;
        this.guard = new Guard(name, limits.module());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public PassGroup group() {
        return group;
    }

    @Override
    public String identity() {
        return identity;
    }

    /**
     * {@inheritDoc}
     *
     * @throws PassFault when the user's code fails
     */
    @Override
    public List<Merge> merges(MergeSite site) {
        List<Merge> merges = guard.call(() -> List.copyOf(own.merges(site)));
        for (Merge merge : merges) {
            if (site.graph().module(merge.gone()).isEmpty()
                    || site.graph().module(merge.home()).isEmpty()
                    || merge.gone().equals(merge.home())) {
                throw new PassFault(name, "it asks for a merge of modules that are not there", false);
            }
        }
        return merges;
    }
}
