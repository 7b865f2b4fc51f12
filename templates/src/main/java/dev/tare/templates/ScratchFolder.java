package dev.tare.templates;

import dev.tare.core.exec.AtExit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder among the system's temporary ones, which is gone when it is closed, or when the process is told to end. */
public final class ScratchFolder implements AutoCloseable {

    private static final String ANOTHER = "name another one by JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=FOLDER";

    private final Path folder;
    private final AtExit atExit;

    private ScratchFolder(Path folder) {
        this.folder = folder;
        this.atExit = AtExit.register(() -> delete(folder));
    }

    /**
     * Makes a folder.
     *
     * @param source a folder that is copied into it, and in which it must not lie
     * @throws OutputException when it would, or cannot be made
     */
    public static ScratchFolder apartFrom(Path source) throws OutputException {
        try {
            Path folder = Files.createTempDirectory("tare-").toRealPath();
            if (folder.startsWith(source.toRealPath())) {
                Files.delete(folder);
                throw new OutputException(
                        "the folder for temporary files, " + folder.getParent() + ", lies in " + source, ANOTHER);
            }
            return new ScratchFolder(folder);
        } catch (IOException e) {
            throw new OutputException(
                    "the folder for temporary files, " + System.getProperty("java.io.tmpdir") + ", cannot be written: "
                            + OutputFolder.reason(e),
                    ANOTHER);
        }
    }

    /** Returns what is said when something cannot be written here. */
    public OutputException unwritable(OutputException reason) {
        return new OutputException(
                "in the folder for temporary files, " + folder.getParent() + ", " + reason.getMessage(),
                "free some room there, or " + ANOTHER);
    }

    /** Returns where it lies. */
    public Path folder() {
        return folder;
    }

    @Override
    public void close() throws IOException {
        if (atExit.cancel()) {
            Trees.delete(folder);
        }
    }

    private static void delete(Path folder) {
        try {
            Trees.delete(folder);
        } catch (IOException e) {
            // The process ends, and the system clears what is temporary.
        }
    }
}
