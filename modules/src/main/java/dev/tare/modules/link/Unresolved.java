package dev.tare.modules.link;

import dev.tare.core.text.ModuleId;
import dev.tare.core.text.SourceText;
import dev.tare.modules.dialect.Effect;
import dev.tare.modules.dialect.Tree;
import dev.tare.modules.model.Form;
import dev.tare.modules.model.Mention;
import dev.tare.modules.model.ModuleKind;
import dev.tare.modules.model.Outcome;
import dev.tare.modules.model.Surroundings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Says what a path that names no module is: a mistake, an example, or a file of the user's project. Prompts speak of files
 * that are not here all the time, so a path is called broken only when something shows that it should be here.
 */
final class Unresolved {

    /** Names that many projects have, so that a file of that name says little about what a path means. */
    private static final List<String> COMMON_NAMES = List.of(
            "readme",
            "index",
            "skill",
            "plan",
            "spec",
            "tasks",
            "task",
            "todo",
            "notes",
            "changelog",
            "contributing",
            "design",
            "requirements",
            "architecture",
            "overview",
            "guide",
            "proposal",
            "prd",
            "brief",
            "findings",
            "handoff",
            "progress",
            "quickstart",
            "status",
            "template",
            "example",
            "config",
            "state",
            "roadmap",
            "project",
            "summary",
            "research",
            "context",
            "report",
            "license",
            "claude",
            "agents",
            "gemini");

    /** Folders that many projects have. */
    private static final List<String> COMMON_FOLDERS =
            List.of("docs", "doc", "src", "lib", "app", "test", "tests", "examples", "scripts", "specs", ".github");

    private static final int MANY = 8;

    private final PathIndex index;
    private final Tree tree;
    private final DidYouMean didYouMean;

    Unresolved(PathIndex index, Tree tree, DidYouMean didYouMean) {
        this.index = index;
        this.tree = tree;
        this.didYouMean = didYouMean;
    }

    /** Returns what a path means that nothing has. */
    Resolution judge(SourceText text, ModuleKind kind, Mention mention, Effect effect) {
        String path = withoutVariable(mention.target());
        boolean insisted = insists(kind, mention, effect)
                        && !TextBefore.isCalledExample(text, mention.span().start())
                || isMissingInFolder(text.id(), mention.target());
        if (!insisted && (isShown(text, mention) || tellsHistory(text.id()) || isMadeUp(path))) {
            return Resolution.EXAMPLE;
        }
        String name = Tree.name(path);
        boolean bare = name.length() == path.length();
        boolean home = Target.isHome(mention.target());
        if (!bare && tellsByFolder(name)) {
            return byFolder(path, insisted || home, text.id());
        }
        if (!bare) {
            List<ModuleId> elsewhere = others(index.named(name), text.id());
            // Some harnesses invoke a command as /name.md.
            boolean invoked = path.lastIndexOf('/') == 0;
            if (!elsewhere.isEmpty() && (insisted || !invoked && !isCommon(name) && elsewhere.size() <= MANY)) {
                return Resolution.unresolved(Outcome.MISPLACED, elsewhere);
            }
            if (elsewhere.isEmpty() && leavesRoot(path, text.id())) {
                return Resolution.EXTERNAL;
            }
        }
        Optional<ModuleId> otherCase = index.atIgnoringCase(path);
        List<ModuleId> similar =
                others(otherCase.isPresent() ? List.of(otherCase.get()) : similarTo(path, name, text.id()), text.id());
        boolean belongsHere = bare
                ? !similar.isEmpty() && isDistinct(name) && !isCommon(name)
                // A path below a home folder comes here only when the folder that is installed there is this
                // framework's.
                : home || belongsHere(path, similar, text.id());
        return insisted || belongsHere ? Resolution.unresolved(Outcome.BROKEN, similar) : Resolution.EXAMPLE;
    }

    /** Of a name that is everywhere, only the folder tells which file may be meant. */
    private List<ModuleId> similarTo(String path, String name, ModuleId from) {
        boolean everywhere = isCommon(name)
                && path.length() > name.length()
                && !index.named(name).isEmpty();
        return everywhere ? didYouMean.inLikeFolder(path) : didYouMean.forPath(from, path);
    }

    /** A file does not refer to itself by a path that does not lead to it. */
    private static List<ModuleId> others(List<ModuleId> named, ModuleId self) {
        if (!named.contains(self)) {
            return named;
        }
        List<ModuleId> others = new ArrayList<>(named);
        others.remove(self);
        return others;
    }

    /** Judges a path whose file name is everywhere, so that only its folder tells which file is meant. */
    private Resolution byFolder(String path, boolean insisted, ModuleId from) {
        List<ModuleId> similar = didYouMean.inLikeFolder(path);
        if (!insisted && !belongsHere(path, similar, from)) {
            return Resolution.EXAMPLE;
        }
        if (similar.isEmpty() && leavesRoot(path, from)) {
            return Resolution.EXTERNAL;
        }
        boolean sameFolder =
                !similar.isEmpty() && Tree.name(similar.get(0).folder()).equals(Tree.name(Tree.parent(path)));
        return Resolution.unresolved(sameFolder ? Outcome.MISPLACED : Outcome.BROKEN, similar);
    }

    private static boolean tellsByFolder(String name) {
        return switch (FileNames.stem(name).toLowerCase(Locale.ROOT)) {
            case "readme", "index", "skill" -> true;
            default -> false;
        };
    }

    /** A log of changes, and a document of a certain day, name files that are gone or that were to come. */
    private static boolean tellsHistory(ModuleId id) {
        return isLog(id) || isDated(id.fileName());
    }

    /** Tells whether a file name begins with a day, as in {@code 2025-11-22-design.md}. */
    private static boolean isDated(String name) {
        if (name.length() <= 10) {
            return false;
        }
        for (int i = 0; i < 10; i++) {
            char c = name.charAt(i);
            boolean fits = i == 4 || i == 7 ? c == '-' || c == '_' : c >= '0' && c <= '9';
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLog(ModuleId id) {
        return switch (FileNames.stem(id.fileName()).toLowerCase(Locale.ROOT)) {
            case "changelog", "changes", "history", "releases", "release-notes", "release_notes", "news" -> true;
            default -> false;
        };
    }

    /** A file or folder called {@code my-something} is the reader's, to be made. */
    private static boolean isMadeUp(String path) {
        return path.startsWith("my-") || path.contains("/my-");
    }

    /** Returns what an include means that nothing has: once a framework speaks the dialect, a mistake. */
    Resolution judgeInclude(SourceText text, Mention mention, Effect effect) {
        if (mention.form() == Form.SECTION_INCLUDE) {
            return judge(text, ModuleKind.PLAIN, mention, effect);
        }
        boolean note = mention.form() == Form.WIKI_LINK || mention.form() == Form.WIKI_EMBED;
        boolean shown = mention.surroundings() == Surroundings.CODE_SPAN
                || mention.surroundings() == Surroundings.HTML_COMMENT
                || TextBefore.announcesExample(text, mention.span().start());
        if (note && shown) {
            return Resolution.EXAMPLE;
        }
        String target = mention.target().substring(mention.target().indexOf(':') + 1);
        List<ModuleId> similar = didYouMean.forPath(text.id(), FileNames.isModule(target) ? target : target + ".md");
        if (similar.isEmpty() && !FileNames.isModule(target)) {
            similar = didYouMean.forPath(text.id(), target + "." + text.id().extension());
        }
        return Resolution.unresolved(Outcome.BROKEN, similar);
    }

    /** Returns the modules whose name is similar to that of a path. */
    List<ModuleId> similar(ModuleId from, String path) {
        return didYouMean.forPath(from, path);
    }

    /** A path with a variable in front, to a folder that is here, is meant to name a file of it. */
    private boolean isMissingInFolder(ModuleId from, String written) {
        Target target = Target.of(written);
        return switch (target.base()) {
            case PROJECT, PACKAGE, HOME -> {
                String folder = Tree.parent(target.path());
                boolean here = false;
                while (!folder.isEmpty() && !here) {
                    here = tree.hasFolder(folder) && !COMMON_FOLDERS.contains(folder) && !folder.startsWith(".");
                    int slash = folder.indexOf('/');
                    folder = slash < 0 ? "" : folder.substring(slash + 1);
                }
                yield here && !didYouMean.forPath(from, target.path()).isEmpty();
            }
            default -> false;
        };
    }

    /** Tells whether several modules of one name are worth asking which one is meant. */
    boolean isWorthAsking(Mention mention, List<ModuleId> candidates) {
        String name = Tree.name(mention.target());
        return mention.target().indexOf('/') >= 0 || !isCommon(name) && candidates.size() <= MANY;
    }

    /** Tells whether the mention stands in code that shows something, in an example, or names a file to be written. */
    static boolean isShown(SourceText text, Mention mention) {
        int start = mention.span().start();
        boolean inFence = mention.surroundings() == Surroundings.INSTRUCTION_FENCE;
        // A link in a fence, as all that stands in a fence of Markdown, is part of a document that is quoted.
        return mention.surroundings() == Surroundings.FENCE
                || inFence && mention.form() == Form.LINK
                || TextBefore.isShown(text, start)
                || Introduction.announcesExample(text, start, inFence);
    }

    /** The harness goes there, or the author made a link or an include: then the path is meant. */
    private boolean insists(ModuleKind kind, Mention mention, Effect effect) {
        if (mention.surroundings() == Surroundings.FENCE) {
            return false;
        }
        if (mention.surroundings() != Surroundings.TEXT && mention.form() != Form.SECTION_INCLUDE) {
            return mention.form() == Form.COMPONENT_INCLUDE
                    || mention.form() == Form.AT_PATH && effect == Effect.EAGER && !isOfProject(mention);
        }
        return switch (mention.form()) {
            case AT_PATH -> effect == Effect.EAGER && !(kind.isEntry() && isOfProject(mention));
            case LINK, COMPONENT_INCLUDE, SECTION_INCLUDE -> true;
            default -> false;
        };
    }

    /** In an entry, a path that starts in no folder of the framework is a file of the project it will run in. */
    private boolean isOfProject(Mention mention) {
        Target.Base base = Target.of(mention.target()).base();
        if (base == Target.Base.HOME || base == Target.Base.PACKAGE) {
            return false;
        }
        return mention.target().indexOf('/') < 0 || !tree.hasFolderNamed(firstFolder(mention.target()));
    }

    private boolean belongsHere(String path, List<ModuleId> similar, ModuleId from) {
        if (path.startsWith("../")) {
            return true;
        }
        String first = firstFolder(path);
        if (first.isEmpty() && path.startsWith("./")) {
            return true;
        }
        return !COMMON_FOLDERS.contains(first) && mayMean(first, from)
                || !similar.isEmpty() && tree.hasFolderNamed(first);
    }

    /** A folder inside a skill is the skill's own: elsewhere its name speaks of such folders in general. */
    private boolean mayMean(String folder, ModuleId from) {
        return tree.hasCommonFolderNamed(folder) || tree.liesBesideSkill(from.path()) && tree.hasFolderNamed(folder);
    }

    static String firstFolder(String path) {
        int start = path.startsWith("./") ? 2 : path.startsWith("/") ? 1 : 0;
        int slash = path.indexOf('/', start);
        return slash < 0 ? "" : path.substring(start, slash);
    }

    /** Short names and names in capitals are similar to many. */
    private static boolean isDistinct(String name) {
        String stem = FileNames.stem(name);
        return stem.length() >= 8 && !stem.equals(stem.toUpperCase(Locale.ROOT));
    }

    static boolean isCommon(String name) {
        return COMMON_NAMES.contains(FileNames.stem(name).toLowerCase(Locale.ROOT));
    }

    private static boolean leavesRoot(String path, ModuleId from) {
        return path.startsWith("/")
                || path.startsWith("../") && from.resolveSibling(path).isEmpty();
    }

    private static String withoutVariable(String written) {
        return Target.of(written).path();
    }
}
