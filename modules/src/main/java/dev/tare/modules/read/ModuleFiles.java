package dev.tare.modules.read;

import dev.tare.modules.dialect.Names;
import java.util.Locale;
import java.util.Set;

/** Tells by their paths which files are prompt modules. */
final class ModuleFiles {

    private static final String[] EXTENSIONS = {"md", "mdc", "xml", "yml", "yaml", "mustache", "toml"};

    /** Files of well-known tools that share an extension with modules, and that no framework would use for a prompt. */
    private static final Set<String> OF_TOOLS = Set.of(
            "pom.xml",
            "build.xml",
            "ivy.xml",
            "checkstyle.xml",
            "androidmanifest.xml",
            "_config.yml",
            ".codecov.yml",
            "codecov.yml",
            ".gitlab-ci.yml",
            ".golangci.yml",
            ".golangci.yaml",
            ".goreleaser.yml",
            ".goreleaser.yaml",
            ".markdownlint.yaml",
            ".markdownlint.yml",
            ".pre-commit-config.yaml",
            ".prettierrc.yaml",
            ".prettierrc.yml",
            ".eslintrc.yaml",
            ".eslintrc.yml",
            ".readthedocs.yaml",
            ".readthedocs.yml",
            ".rubocop.yml",
            ".travis.yml",
            ".yamllint.yaml",
            ".yamllint.yml",
            "action.yml",
            "appveyor.yml",
            "azure-pipelines.yml",
            "chart.yaml",
            "cloudbuild.yaml",
            "compose.yaml",
            "compose.yml",
            "docker-compose.yaml",
            "docker-compose.yml",
            "environment.yml",
            "mkdocs.yml",
            "mkdocs.yaml",
            "pnpm-lock.yaml",
            "pnpm-workspace.yaml",
            "pubspec.yaml",
            "serverless.yml",
            "skaffold.yaml");

    private ModuleFiles() {}

    /**
     * Tells whether the file at a path from the root is a module: by its extension, in any case of letters, unless it is a
     * file of a well-known tool, or by its name, when an editor keeps its rules in one file. TOML is a module only as a command, below a folder {@code commands} or {@code prompts}.
     */
    static boolean isModule(String path) {
        int dot = path.lastIndexOf('.');
        int name = path.lastIndexOf('/') + 1;
        if (dot <= name) {
            return dot == name && Names.isRulesFile(path.substring(name));
        }
        int length = path.length() - dot - 1;
        for (int i = 0; i < EXTENSIONS.length; i++) {
            String extension = EXTENSIONS[i];
            if (length == extension.length() && path.regionMatches(true, dot + 1, extension, 0, length)) {
                return switch (extension) {
                    case "toml" -> isBelow(path, "commands") || isBelow(path, "prompts");
                    case "xml", "yml", "yaml" -> !isProjectFile(path) && !isOfTool(path, name);
                    default -> true;
                };
            }
        }
        return false;
    }

    /** The project file says how to read the framework; it is no part of it. */
    private static boolean isProjectFile(String path) {
        return path.equals("tare.yaml") || path.equals("tare.yml");
    }

    private static boolean isOfTool(String path, int name) {
        return OF_TOOLS.contains(path.substring(name).toLowerCase(Locale.ROOT))
                || path.startsWith(".github/") && !isBelow(path, "prompts") && !isBelow(path, "agents")
                || path.startsWith(".circleci/");
    }

    /** Tells whether one of the folders on the path has the name. */
    private static boolean isBelow(String path, String folder) {
        int at = path.indexOf(folder + "/");
        while (at > 0 && path.charAt(at - 1) != '/') {
            at = path.indexOf(folder + "/", at + 1);
        }
        return at >= 0;
    }
}
