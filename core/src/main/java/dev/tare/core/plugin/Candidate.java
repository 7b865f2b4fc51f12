package dev.tare.core.plugin;

import dev.tare.core.exec.TimeLimit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.Spliterator;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * A class of a plugin that says it offers a service, and of which no code has run yet.
 *
 * @param place where it was found
 * @param type the class
 * @param provider makes it
 * @param foundNanos how long it took to find
 */
public record Candidate<S>(
        PluginPlace place, Class<? extends S> type, ServiceLoader.Provider<? extends S> provider, long foundNanos) {

    /** A place that fails this often is not looked at any further. */
    private static final int MOST_FAULTS = 100;

    /**
     * What was found in a place.
     *
     * @param candidates in order of the names of their classes, each once
     * @param leftOut what could not be found
     */
    public record Search<S>(List<Candidate<S>> candidates, List<LeftOut> leftOut) {}

    /**
     * Looks for the classes that offer a service.
     *
     * @param services the interfaces by which they may offer it
     */
    public static <S> Search<S> in(PluginPlace place, List<Class<? extends S>> services) {
        List<Candidate<S>> found = new ArrayList<>();
        Set<LeftOut> leftOut = new TreeSet<>();
        Set<String> seen = new TreeSet<>();
        for (Class<? extends S> service : services) {
            search(place, service, found, seen, leftOut);
        }
        found.sort((a, b) -> a.type().getName().compareTo(b.type().getName()));
        return new Search<>(found, new ArrayList<>(leftOut));
    }

    private static <S, T extends S> void search(
            PluginPlace place, Class<T> service, List<Candidate<S>> found, Set<String> seen, Set<LeftOut> leftOut) {
        Spliterator<ServiceLoader.Provider<T>> providers =
                ServiceLoader.load(service, place.loader()).stream().spliterator();
        List<ServiceLoader.Provider<T>> next = new ArrayList<>();
        long began = System.nanoTime();
        int faults = 0;
        boolean more = true;
        while (more && faults < MOST_FAULTS) {
            try {
                more = providers.tryAdvance(next::add);
            } catch (ServiceConfigurationError e) {
                faults++;
                leftOut.add(new LeftOut(place.name(), "", withoutService(String.valueOf(e.getMessage()), service)));
            } catch (LinkageError e) {
                faults++;
                leftOut.add(new LeftOut(place.name(), "", Fault.of(e)));
            }
            long now = System.nanoTime();
            for (ServiceLoader.Provider<T> provider : next) {
                if (seen.add(provider.type().getName())) {
                    found.add(new Candidate<>(place, provider.type(), provider, now - began));
                }
            }
            next.clear();
            began = now;
        }
    }

    /** The service loader begins its messages with the service's name: {@code dev.tare.x.Pass: Provider a.B not found}. */
    private static String withoutService(String message, Class<?> service) {
        String start = service.getName() + ": ";
        return message.startsWith(start) ? message.substring(start.length()) : message;
    }

    /**
     * Makes the service.
     *
     * @throws TimeoutException when that takes longer than the limit
     * @throws ExecutionException when that fails
     */
    public S load(Duration limit) throws TimeoutException, ExecutionException {
        return TimeLimit.call(limit, provider::get);
    }
}
