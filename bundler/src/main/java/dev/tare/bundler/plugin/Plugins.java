package dev.tare.bundler.plugin;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.exec.TimeLimit;
import dev.tare.core.plugin.Candidate;
import dev.tare.core.plugin.Fault;
import dev.tare.core.plugin.LeftOut;
import dev.tare.core.plugin.PluginLimits;
import dev.tare.core.plugin.PluginPlace;
import dev.tare.modules.dialect.Dialect;
import dev.tare.modules.dialect.DialectCheck;
import dev.tare.modules.dialect.Dialects;
import dev.tare.modules.dialect.UserDialects;
import dev.tare.optimizer.PassCheck;
import dev.tare.optimizer.UserPasses;
import dev.tare.optimizer.pass.Pass;
import dev.tare.optimizer.pass.ReversiblePass;
import dev.tare.optimizer.pass.TextPass;
import dev.tare.optimizer.pass.UserPass;
import dev.tare.optimizer.structure.GraphPass;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The passes and dialects that a user has brought along: found by {@link java.util.ServiceLoader}, loaded and checked before anything is read.
 * What fails is named and left out, and the rest is used. The outcome is the same however many threads load it.
 */
public final class Plugins {

    /** None: no plugin was named, and nobody looks for one. */
    public static final Plugins NONE = new Plugins(UserPasses.NONE, UserDialects.NONE, List.of(), List.of());

    private final UserPasses passes;
    private final UserDialects dialects;
    private final List<Loaded> loaded;
    private final List<LeftOut> leftOut;

    private Plugins(UserPasses passes, UserDialects dialects, List<Loaded> loaded, List<LeftOut> leftOut) {
        this.passes = passes;
        this.dialects = dialects;
        this.loaded = List.copyOf(loaded);
        this.leftOut = List.copyOf(leftOut);
    }

    /**
     * Returns the plugins in some jars, or folders of jars.
     *
     * @param executor loads as many at once as it has threads; {@link TaskExecutor#direct()} loads one after the other
     */
    public static Plugins in(List<Path> paths, PluginLimits limits, TaskExecutor executor) {
        List<LeftOut> leftOut = new ArrayList<>();
        List<PluginPlace> places = new ArrayList<>();
        List<Opened> all = executor.map(new ArrayList<>(distinct(paths)), Opened::of);
        for (Opened opened : all) {
            if (opened.place() == null) {
                leftOut.add(new LeftOut(opened.path(), "", opened.fault()));
            } else {
                places.add(opened.place());
            }
        }
        return load(places, leftOut, limits, executor);
    }

    /**
     * Returns the plugins on the class path of a program that uses Tare as a library.
     *
     * @param loader sees them
     */
    public static Plugins onClassPath(ClassLoader loader, PluginLimits limits, TaskExecutor executor) {
        return load(List.of(PluginPlace.ofClassPath(loader)), List.of(), limits, executor);
    }

    /** Two names of one place are one. */
    private static Set<Path> distinct(List<Path> paths) {
        Set<Path> distinct = new LinkedHashSet<>();
        for (Path path : paths) {
            distinct.add(path.normalize());
        }
        return distinct;
    }

    private record Opened(String path, @Nullable PluginPlace place, String fault) {

        static Opened of(Path path) {
            try {
                return new Opened(path.toString(), PluginPlace.of(path), "");
            } catch (IOException e) {
                return new Opened(path.toString(), null, String.valueOf(e.getMessage()));
            }
        }
    }

    private static Plugins load(
            List<PluginPlace> places, List<LeftOut> before, PluginLimits limits, TaskExecutor executor) {
        List<LeftOut> leftOut = new ArrayList<>(before);
        List<Candidate<Object>> candidates = new ArrayList<>();
        for (Candidate.Search<Object> search : executor.map(places, Plugins::search)) {
            candidates.addAll(search.candidates());
            leftOut.addAll(search.leftOut());
        }
        List<Service> services = executor.map(candidates, candidate -> Service.of(candidate, limits));
        services.sort(Service.ORDER);
        Set<String> taken = namesOfOurs();
        List<UserPass> passes = new ArrayList<>();
        List<Dialect> dialects = new ArrayList<>();
        StringBuilder identity = new StringBuilder();
        boolean known = true;
        List<Loaded> loaded = new ArrayList<>();
        for (Service service : services) {
            String fault = service.fault();
            if (fault.isEmpty()
                    && !taken.add(
                            service.loaded().kind() + " " + service.loaded().name())) {
                fault = "there is another " + service.loaded().kind() + " of the name '"
                        + service.loaded().name() + "'";
            }
            if (!fault.isEmpty()) {
                leftOut.add(
                        new LeftOut(service.loaded().place(), service.loaded().type(), fault));
                continue;
            }
            loaded.add(service.loaded());
            if (service.pass() != null) {
                passes.add(service.pass());
            } else if (service.dialect() != null) {
                dialects.add(service.dialect());
                known &= !service.identity().isEmpty();
                identity.append(service.loaded().type())
                        .append(' ')
                        .append(service.identity())
                        .append(' ');
            }
        }
        leftOut.sort(null);
        loaded.sort(null);
        return new Plugins(
                UserPasses.of(passes),
                new UserDialects(dialects, known ? identity.toString().strip() : "", limits),
                loaded,
                leftOut);
    }

    private static Candidate.Search<Object> search(PluginPlace place) {
        return Candidate.in(
                place, List.of(Pass.class, TextPass.class, ReversiblePass.class, GraphPass.class, Dialect.class));
    }

    private static Set<String> namesOfOurs() {
        Set<String> names = new TreeSet<>();
        for (Pass pass : UserPasses.NONE.known()) {
            names.add("pass " + pass.name());
        }
        for (Dialect dialect : Dialects.builtIn().all()) {
            names.add("dialect " + dialect.id());
        }
        return names;
    }

    /**
     * One class that offers something, after it was loaded and checked.
     *
     * @param fault why it is left out; else empty
     */
    private record Service(
            Loaded loaded,
            @Nullable UserPass pass,
            @Nullable Dialect dialect,
            String identity,
            String fault) {

        static final Comparator<Service> ORDER = (a, b) -> {
            int order = a.loaded().compareTo(b.loaded());
            return order != 0 ? order : a.loaded().place().compareTo(b.loaded().place());
        };

        static Service of(Candidate<Object> candidate, PluginLimits limits) {
            long began = System.nanoTime();
            long made = began;
            String fault;
            try {
                Object own = candidate.load(limits.start());
                made = System.nanoTime();
                Checked checked = TimeLimit.call(limits.start(), () -> Checked.of(own, candidate, limits));
                fault = checked.fault();
                if (fault.isEmpty()) {
                    return new Service(
                            loaded(candidate, checked.name(), made - began, System.nanoTime() - made),
                            checked.pass(),
                            checked.dialect(),
                            candidate.place().identity(),
                            "");
                }
            } catch (TimeoutException | ExecutionException e) {
                fault = Fault.of(e);
            }
            return new Service(loaded(candidate, "", made - began, 0), null, null, "", fault);
        }

        private static Loaded loaded(Candidate<Object> candidate, String name, long load, long check) {
            boolean pass = Pass.class.isAssignableFrom(candidate.type());
            return new Loaded(
                    name,
                    pass ? "pass" : "dialect",
                    candidate.type().getName(),
                    candidate.place().name(),
                    candidate.foundNanos(),
                    load,
                    check);
        }
    }

    private record Checked(
            String name, @Nullable UserPass pass, @Nullable Dialect dialect, String fault) {

        static Checked of(Object own, Candidate<Object> candidate, PluginLimits limits) {
            if (own instanceof Pass pass) {
                PassCheck.Checked checked =
                        PassCheck.check(pass, candidate.place().identity(), limits);
                UserPass user = checked.pass();
                return new Checked(user == null ? "" : user.name(), user, null, checked.fault());
            }
            Dialect dialect = (Dialect) own;
            String fault = DialectCheck.fault(dialect, limits.start());
            return new Checked(fault.isEmpty() ? dialect.id() : "", null, dialect, fault);
        }
    }

    public UserPasses passes() {
        return passes;
    }

    public UserDialects dialects() {
        return dialects;
    }

    /** Returns what is used, in order of kind and name, with the time that it took. */
    public List<Loaded> loaded() {
        return loaded;
    }

    /** Returns what is not used, and why, in order of place and class. */
    public List<LeftOut> leftOut() {
        return leftOut;
    }
}
