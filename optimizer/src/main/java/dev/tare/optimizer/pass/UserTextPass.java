package dev.tare.optimizer.pass;

import dev.tare.core.plugin.PluginLimits;

/** A user's text pass, called with care. */
public class UserTextPass implements TextPass, UserPass {

    private final TextPass own;
    private final String name;
    private final Fidelity fidelity;
    private final PassGroup group;
    private final String identity;
    private final Guard guard;

    /**
     * Asks the pass for its name, its fidelity and its group; it is not asked again.
     *
     * @param identity the hash of its code, or an empty string
     */
    public UserTextPass(TextPass own, String identity, PluginLimits limits) {
        this.own = own;
        this.name = own.name();
        this.fidelity = own.fidelity();
        this.group = own.group();
        this.identity = identity;
        this.guard = new Guard(name, limits.module());
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final Fidelity fidelity() {
        return fidelity;
    }

    @Override
    public final PassGroup group() {
        return group;
    }

    @Override
    public final String identity() {
        return identity;
    }

    final Guard guard() {
        return guard;
    }

    /**
     * {@inheritDoc}
     *
     * @throws PassFault when the user's code fails; then the rewriter must not be used
     */
    @Override
    public void rewrite(PassText text, Rewriter rewriter) {
        boolean unused = guard.call(() -> {
            own.rewrite(text, rewriter);
            return true;
        });
    }
}
