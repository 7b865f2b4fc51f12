package dev.tare.modules.dialect;

import dev.tare.core.diag.Diagnostics;
import dev.tare.core.plugin.PluginLimits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The dialects that a user has brought along. They are asked before Tare's own: what somebody adds is meant for a mark that Tare does
 * not know or takes for something else.
 *
 * @param all in order of their ids
 * @param identity the hash of their code; empty when it is not known
 * @param limits how long they may take
 */
public record UserDialects(List<Dialect> all, String identity, PluginLimits limits) {

    /** None. */
    public static final UserDialects NONE = new UserDialects(List.of(), "", PluginLimits.DEFAULT);

    public UserDialects {
        List<Dialect> sorted = new ArrayList<>(all);
        if (sorted.size() > 1) {
            sorted.sort(Comparator.comparing(Dialect::id));
        }
        all = List.copyOf(sorted);
    }

    /**
     * Returns all dialects that are heard in a framework, these before Tare's own.
     *
     * @param diagnostics hear of those that fail, which are left out
     */
    public Dialects before(Dialects own, Tree tree, Diagnostics diagnostics) {
        Dialects heard = own;
        for (Dialect dialect : all) {
            try {
                heard = heard.with(UserDialect.of(dialect, tree, limits.module()));
            } catch (DialectFault fault) {
                diagnostics.add(fault.diagnostic(""));
            }
        }
        return heard;
    }
}
