package dev.tare.modules.link;

import dev.tare.modules.dialect.Tree;
import dev.tare.modules.model.Mention;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The words before the colon of a qualified name that stand for this framework or a package of it. A package's name is one;
 * so is a word under which most of the names exist, such as {@code sc} in {@code /sc:build}, which an installer makes up.
 */
final class Namespaces {

    private final Tree tree;
    private final Set<String> known = new HashSet<>();

    Namespaces(List<Mention> qualifiedNames, EntryNames entries, Tree tree) {
        this.tree = tree;
        Map<String, Set<String>> used = new HashMap<>();
        for (Mention mention : qualifiedNames) {
            String target = mention.target();
            used.computeIfAbsent(target.substring(0, target.indexOf(':')), word -> new HashSet<>())
                    .add(target.substring(target.lastIndexOf(':') + 1));
        }
        used.forEach((word, names) -> {
            if (!tree.packagesNamed(word).isEmpty() || isProven(names, entries)) {
                known.add(word);
            }
        });
    }

    /** Returns the folders of the packages of this name. */
    List<String> packagesNamed(String word) {
        return tree.packagesNamed(word);
    }

    boolean isKnown(String word) {
        return known.contains(word);
    }

    /** Most of the names exist, and one that exists is no everyday word. */
    private static boolean isProven(Set<String> names, EntryNames entries) {
        int found = 0;
        boolean distinct = false;
        for (String name : names) {
            if (!entries.named(name).isEmpty()) {
                found++;
                distinct |= name.indexOf('-') > 0 || name.indexOf('_') > 0;
            }
        }
        return found * 2 > names.size() && (distinct || found > 1);
    }
}
