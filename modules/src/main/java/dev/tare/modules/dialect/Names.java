package dev.tare.modules.dialect;

/** File names that mean something by themselves. */
public final class Names {

    private Names() {}

    /**
     * Tells whether the text is the bare name of a memory file or of a README. Prompts speak of these files in general, of
     * the user's as much as of their own, so such a name is no reference.
     */
    public static boolean isMemoryOrReadme(String target) {
        return isMemory(target) || target.equalsIgnoreCase("README.md");
    }

    /** Tells whether the text is the bare name of a harness's memory file. */
    static boolean isMemory(String name) {
        return switch (name) {
            case "CLAUDE.md",
                    "CLAUDE.local.md",
                    "AGENTS.md",
                    "AGENTS.override.md",
                    "AGENT.md",
                    "GEMINI.md",
                    "QWEN.md",
                    "WARP.md",
                    "CRUSH.md" -> true;
            default -> false;
        };
    }

    /** Tells whether the text is the name of a file in which an editor keeps all its rules. */
    public static boolean isRulesFile(String name) {
        return switch (name) {
            case ".cursorrules", ".windsurfrules", ".clinerules" -> true;
            default -> false;
        };
    }

    /** Tells whether the file is a README, which tells people and not models what a folder holds. */
    static boolean isReadme(String path) {
        return Tree.name(path).regionMatches(true, 0, "README.", 0, 7);
    }

    /** Returns a path with its module extension removed, as the name of what it holds. */
    static String withoutExtension(String path) {
        int dot = path.lastIndexOf('.');
        return dot > path.lastIndexOf('/') + 1 ? path.substring(0, dot) : path;
    }
}
