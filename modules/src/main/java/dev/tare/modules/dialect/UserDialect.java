package dev.tare.modules.dialect;

import dev.tare.core.exec.TimeLimit;
import dev.tare.core.plugin.Fault;
import dev.tare.core.text.Span;
import dev.tare.modules.model.Mention;
import dev.tare.modules.model.Slot;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A user's dialect: whatever goes wrong in it becomes a {@link DialectFault} with its id. What does not hang on a file is asked once. */
final class UserDialect implements Dialect {

    private final Dialect own;
    private final String id;
    private final String triggers;
    private final boolean needsEvidence;
    private final boolean present;
    private final Watch watch;

    /** Which of the dialects is at work, for who waits for them in another thread. */
    static final class Watch {

        private volatile @Nullable String dialect;

        /** Returns the id of the dialect that is at work, if one is. */
        Optional<String> dialect() {
            return Optional.ofNullable(dialect);
        }
    }

    private UserDialect(Dialect own, String id, String triggers, boolean needsEvidence, boolean present, Watch watch) {
        this.own = own;
        this.id = id;
        this.triggers = triggers;
        this.needsEvidence = needsEvidence;
        this.present = present;
        this.watch = watch;
    }

    /**
     * Returns a dialect for a framework.
     *
     * @throws DialectFault when it fails or takes too long
     */
    static UserDialect of(Dialect own, Tree tree, Duration limit) {
        String id = own.id();
        try {
            return TimeLimit.call(
                    limit,
                    () -> new UserDialect(
                            own, id, own.triggers(), own.needsEvidence(), own.isPresentIn(tree), new Watch()));
        } catch (TimeoutException | ExecutionException e) {
            throw new DialectFault(id, Fault.of(e), e instanceof TimeoutException);
        }
    }

    /** Returns the same dialect for one file. */
    UserDialect watchedBy(Watch other) {
        return new UserDialect(own, id, triggers, needsEvidence, present, other);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public boolean isPresentIn(Tree tree) {
        return present;
    }

    @Override
    public boolean needsEvidence() {
        return needsEvidence;
    }

    @Override
    public Optional<Role> roleOf(Draft draft, Tree tree) {
        begin();
        try {
            Optional<Role> role = Objects.requireNonNull(own.roleOf(draft, tree), "no role");
            if (role.isPresent()) {
                Objects.requireNonNull(role.get().kind(), "a role without a kind");
                Objects.requireNonNull(role.get().name(), "a role without a name");
            }
            end();
            return role;
        } catch (RuntimeException | Error e) {
            throw fault(e);
        }
    }

    @Override
    public String triggers() {
        return triggers;
    }

    @Override
    public int scan(MentionScan scan, int at) {
        int mentions = scan.mentions().size();
        int slots = scan.slots().size();
        begin();
        try {
            int end = own.scan(scan, at);
            end();
            check(scan, mentions, slots);
            if (end > scan.end()) {
                throw new IllegalStateException("it goes on behind the end of the file");
            }
            return end;
        } catch (RuntimeException | Error e) {
            throw fault(e);
        }
    }

    @Override
    public void structure(MentionScan scan) {
        int mentions = scan.mentions().size();
        int slots = scan.slots().size();
        begin();
        try {
            own.structure(scan);
            end();
            check(scan, mentions, slots);
        } catch (RuntimeException | Error e) {
            throw fault(e);
        }
    }

    private void begin() {
        watch.dialect = id;
    }

    private void end() {
        watch.dialect = null;
    }

    private DialectFault fault(Throwable failure) {
        return failure instanceof DialectFault known ? known : new DialectFault(id, Fault.of(failure), false);
    }

    /** What lies behind the end of a file, or is not there, would fail much later and name nobody. */
    private void check(MentionScan scan, int mentions, int slots) {
        for (int i = mentions; i < scan.mentions().size(); i++) {
            Mention mention = scan.mentions().get(i);
            check(mention.span(), scan);
            if (!id.equals(mention.dialect())) {
                throw new IllegalStateException("it adds a mention in the name of another dialect");
            }
            Objects.requireNonNull(mention.form(), "a mention without a form");
            Objects.requireNonNull(mention.target(), "a mention without a target");
            Objects.requireNonNull(mention.section(), "a mention without an optional section");
            Objects.requireNonNull(mention.surroundings(), "a mention without surroundings");
        }
        for (int i = slots; i < scan.slots().size(); i++) {
            Slot slot = scan.slots().get(i);
            check(slot.span(), scan);
            Objects.requireNonNull(slot.kind(), "a slot without a kind");
            Objects.requireNonNull(slot.name(), "a slot without a name");
        }
    }

    private static void check(Span span, MentionScan scan) {
        if (span.length() == 0 || span.end() > scan.end()) {
            throw new IllegalStateException(
                    "it names a place that is not in the file: " + span.start() + "-" + span.end());
        }
    }
}
