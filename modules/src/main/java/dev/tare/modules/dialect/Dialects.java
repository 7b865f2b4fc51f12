package dev.tare.modules.dialect;

import dev.tare.modules.model.ModuleKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The dialects that are heard, in order of precedence, and which of them waits for which byte. */
public final class Dialects {

    private final List<Dialect> all;
    private final List<Dialect> ofUsers;
    private final boolean chosen;
    private final byte[] table = new byte[128];
    private final Dialect[][] byTrigger;

    private Dialects(List<Dialect> all, List<Dialect> ofUsers, boolean chosen) {
        this.all = List.copyOf(all);
        this.ofUsers = List.copyOf(ofUsers);
        this.chosen = chosen;
        List<Dialect[]> rows = new ArrayList<>();
        rows.add(new Dialect[0]);
        for (Dialect dialect : all) {
            String triggers = dialect.triggers();
            for (int i = 0; i < triggers.length(); i++) {
                char c = triggers.charAt(i);
                if (c >= table.length) {
                    throw new IllegalArgumentException(dialect.id() + ": a trigger must be an ASCII character");
                }
                if (table[c] == 0) {
                    table[c] = (byte) rows.size();
                    rows.add(new Dialect[] {dialect});
                } else {
                    rows.set(table[c], withLast(rows.get(table[c]), dialect));
                }
            }
        }
        byTrigger = rows.toArray(new Dialect[0][]);
    }

    /** Returns these dialects; where two want the same place the earlier one gets it. */
    public static Dialects of(List<Dialect> dialects) {
        return new Dialects(dialects, List.of(), false);
    }

    /** Returns those of these dialects that are named, chosen by the user and so beyond doubt; unknown names are passed over. */
    public Dialects only(Collection<String> ids) {
        List<Dialect> named = new ArrayList<>();
        for (Dialect dialect : all) {
            if (ids.contains(dialect.id())) {
                named.add(dialect);
            }
        }
        List<Dialect> theirs = new ArrayList<>(ofUsers);
        theirs.retainAll(named);
        return new Dialects(named, theirs, true);
    }

    /** Returns these dialects with one of a user's before those of Tare and behind other users'. */
    Dialects with(UserDialect dialect) {
        List<Dialect> theirs = new ArrayList<>(ofUsers);
        theirs.add(dialect);
        List<Dialect> more = new ArrayList<>(all);
        more.add(ofUsers.size(), dialect);
        return new Dialects(more, theirs, chosen);
    }

    /** Returns these dialects without one of them. */
    public Dialects without(String id) {
        List<Dialect> left = new ArrayList<>(all);
        left.removeIf(dialect -> dialect.id().equals(id));
        List<Dialect> theirs = new ArrayList<>(ofUsers);
        theirs.retainAll(left);
        return new Dialects(left, theirs, chosen);
    }

    /** Returns the dialects that users have brought along. */
    public List<Dialect> ofUsers() {
        return ofUsers;
    }

    /** Returns these dialects with those of users watched, for one file. */
    Dialects watched(UserDialect.Watch watch) {
        List<Dialect> watched = new ArrayList<>(all.size());
        List<Dialect> theirs = new ArrayList<>(ofUsers.size());
        for (Dialect dialect : all) {
            if (dialect instanceof UserDialect user) {
                UserDialect own = user.watchedBy(watch);
                theirs.add(own);
                watched.add(own);
            } else {
                watched.add(dialect);
            }
        }
        return new Dialects(watched, theirs, chosen);
    }

    /** Tells whether the user has named the dialects, so that none of them has to be shown by the tree. */
    public boolean areChosen() {
        return chosen;
    }

    /**
     * Returns the dialects that Tare brings along. They are listed and not looked up: that saves time at the start. Marks
     * that say much come first, bare paths and bare names last.
     */
    public static Dialects builtIn() {
        return of(List.of(
                new SectionIncludes(),
                new AgentManifests(),
                new Copilot(),
                new ClaudeCode(),
                new Cursor(),
                new Kiro(),
                new GeminiCli(),
                new Codex(),
                new OtherHarnesses(),
                new FileMentions(),
                new TemplateIncludes(),
                new ComponentIncludes(),
                new WikiLinks(),
                new MarkdownLinks(),
                new NamespacedMentions(),
                new AtPaths(),
                new PlainPaths(),
                new FrontMatterNames(),
                new AgentMentions(),
                new SlashCommands(),
                new QualifiedNames()));
    }

    /** Returns all dialects in order of precedence. */
    public List<Dialect> all() {
        return all;
    }

    /** Returns what the first dialect that knows takes the file for, else a plain file. */
    public Role roleOf(Draft draft, Tree tree) {
        for (Dialect dialect : all) {
            Optional<Role> role = dialect.roleOf(draft, tree);
            if (role.isPresent()) {
                return role.get();
            }
        }
        return new Role(
                draft.id().extension().equals("mustache") ? ModuleKind.TEMPLATE : ModuleKind.PLAIN,
                draft.id().stem());
    }

    /** Returns for each ASCII byte 0 or the row of {@link #byTrigger()}. Read only. */
    byte[] triggerTable() {
        return table;
    }

    Dialect[][] byTrigger() {
        return byTrigger;
    }

    private static Dialect[] withLast(Dialect[] row, Dialect dialect) {
        Dialect[] longer = new Dialect[row.length + 1];
        System.arraycopy(row, 0, longer, 0, row.length);
        longer[row.length] = dialect;
        return longer;
    }
}
