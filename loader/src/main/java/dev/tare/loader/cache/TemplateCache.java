package dev.tare.loader.cache;

import dev.tare.core.text.ContentHash;
import dev.tare.loader.template.Template;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Templates in memory, by the hashes of their texts, so that what a new bundle has in common with an old one stays good. For any number of
 * threads.
 */
public interface TemplateCache extends AutoCloseable {

    /** Keeps nothing. */
    TemplateCache NONE = new NoCache();

    /** Returns a template that is kept decoded (L1), or null. */
    @Nullable
    Template decoded(ContentHash hash);

    /** Returns a template that is kept compressed (L2), or null. It is kept decoded from now on. */
    @Nullable
    Template compressed(ContentHash hash);

    /** Keeps a template decoded. */
    void put(ContentHash hash, Template template);

    /** Lets go of all whose hashes the predicate takes. */
    void invalidate(Predicate<ContentHash> hashes);

    /** Returns the weights of what is kept. */
    CacheSizes sizes();

    /** Lets go of all, and of what is outside of Java's memory. Nothing is kept from then on. */
    @Override
    void close();

    /** Keeps nothing. */
    final class NoCache implements TemplateCache {

        private NoCache() {}

        @Override
        public @Nullable Template decoded(ContentHash hash) {
            return null;
        }

        @Override
        public @Nullable Template compressed(ContentHash hash) {
            return null;
        }

        @Override
        public void put(ContentHash hash, Template template) {
            // Whoever loads one bundle once has no use for it.
        }

        @Override
        public void invalidate(Predicate<ContentHash> hashes) {
            // There is nothing to let go of.
        }

        @Override
        public CacheSizes sizes() {
            return CacheSizes.EMPTY;
        }

        @Override
        public void close() {
            // There is nothing to let go of.
        }
    }
}
