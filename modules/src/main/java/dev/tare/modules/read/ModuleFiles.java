package dev.tare.modules.read;

/** Tells by their names which files are prompt modules. */
final class ModuleFiles {

    private static final String[] EXTENSIONS = {"md", "mdc", "xml", "yml", "yaml", "mustache", "toml"};

    private ModuleFiles() {}

    /** Tells whether the file at a path from the root is a module: by its extension, in any case of letters. */
    static boolean isModule(String path) {
        int dot = path.lastIndexOf('.');
        int name = path.lastIndexOf('/') + 1;
        if (dot <= name) {
            return false;
        }
        int length = path.length() - dot - 1;
        for (String extension : EXTENSIONS) {
            if (length == extension.length() && path.regionMatches(true, dot + 1, extension, 0, length)) {
                return !isProjectFile(path);
            }
        }
        return false;
    }

    /** The project file says how to read the framework; it is no part of it. */
    private static boolean isProjectFile(String path) {
        return path.equals("tare.yaml") || path.equals("tare.yml");
    }
}
