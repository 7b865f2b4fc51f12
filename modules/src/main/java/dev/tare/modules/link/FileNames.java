package dev.tare.modules.link;

/** Names of files, extension and all. */
final class FileNames {

    private FileNames() {}

    /** Returns the file name without its extension. */
    static String stem(String fileName) {
        int dot = fileName.lastIndexOf('.');
        return dot <= 0 ? fileName : fileName.substring(0, dot);
    }

    /** Tells whether the path has the extension of a file that may be a module. */
    static boolean isModule(String path) {
        return switch (path.substring(path.lastIndexOf('.') + 1)) {
            case "md", "mdc", "markdown", "xml", "yml", "yaml", "toml", "mustache" -> true;
            default -> false;
        };
    }
}
