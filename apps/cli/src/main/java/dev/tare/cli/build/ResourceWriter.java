package dev.tare.cli.build;

import dev.tare.cli.HelpPages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes what the jar holds beside classes: the pages of help, and the starter framework with an index of its files, since
 * the files of a jar cannot be listed by their folder.
 */
public final class ResourceWriter {

    private ResourceWriter() {}

    /**
     * Runs at build time.
     *
     * @param arguments the folder of the classes, the starter's folder, the version
     */
    public static void main(String[] arguments) throws IOException {
        Path home = Path.of(arguments[0], "dev", "tare", "cli");
        writeHelp(home, arguments[2]);
        writeStarter(Path.of(arguments[1]), home.resolve("starter"));
    }

    private static void writeHelp(Path home, String version) throws IOException {
        for (String page : HelpPages.rendered()) {
            write(home.resolve(HelpPages.resource(page)), HelpPages.render(page));
        }
        write(
                home.resolve(HelpPages.resource(HelpPages.VERSION)),
                ("tare " + version + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static void writeStarter(Path starter, Path target) throws IOException {
        clear(target);
        StringBuilder index = new StringBuilder();
        if (Files.isDirectory(starter)) {
            for (Path file : filesBelow(starter)) {
                String name = starter.relativize(file).toString().replace('\\', '/');
                index.append(name).append('\n');
                write(target.resolve("files").resolve(name), Files.readAllBytes(file));
            }
        }
        write(target.resolve("index"), index.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Sorted, so that the same starter makes the same jar. */
    private static List<Path> filesBelow(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(folder)) {
            walk.filter(Files::isRegularFile).sorted().forEach(files::add);
        }
        return files;
    }

    private static void clear(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> deepestFirst = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(folder)) {
            walk.forEach(path -> deepestFirst.add(0, path));
        }
        for (Path path : deepestFirst) {
            Files.delete(path);
        }
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }
}
