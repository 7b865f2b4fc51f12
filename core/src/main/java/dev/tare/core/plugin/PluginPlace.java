package dev.tare.core.plugin;

import dev.tare.core.text.ContentHash;
import java.io.IOException;
import java.net.URL;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** A jar, or a folder of jars that are loaded together, in which plugins lie; or the class path of a program that uses Tare. */
public final class PluginPlace {

    private static final String SERVICES = "META-INF/services/dev.tare.";

    private final String name;
    private final String identity;
    private final ClassLoader loader;

    private PluginPlace(String name, String identity, ClassLoader loader) {
        this.name = name;
        this.identity = identity;
        this.loader = loader;
    }

    /**
     * Returns the place at a path.
     *
     * @throws IOException when no plugin can come from there; the message says why, for people
     */
    public static PluginPlace of(Path path) throws IOException {
        List<Path> jars = jars(path);
        StringBuilder identity = new StringBuilder();
        List<URL> urls = new ArrayList<>();
        boolean offers = false;
        for (Path jar : jars) {
            offers |= offersServices(jar);
            identity.append(ContentHash.ofFile(jar).hex()).append(' ');
            urls.add(jar.toUri().toURL());
        }
        if (!offers) {
            throw new IOException("it offers no pass and no dialect: there is no file " + SERVICES + "... in it");
        }
        ClassLoader ours = PluginPlace.class.getClassLoader();
        return new PluginPlace(
                path.toString(), identity.toString().strip(), new PluginClassLoader(urls.toArray(new URL[0]), ours));
    }

    /** Returns the class path behind a loader. Nobody knows when its classes change, so nothing is remembered of what they do. */
    public static PluginPlace ofClassPath(ClassLoader loader) {
        return new PluginPlace("the class path", "", loader);
    }

    private static List<Path> jars(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw new IOException("there is no such file or folder");
        }
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        List<Path> jars = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(path, "*.jar")) {
            for (Path jar : found) {
                jars.add(jar);
            }
        } catch (DirectoryIteratorException e) {
            throw new IOException("it cannot be read", e);
        }
        if (jars.isEmpty()) {
            throw new IOException("there is no jar in it");
        }
        jars.sort(null);
        return jars;
    }

    private static boolean offersServices(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                if (entries.nextElement().getName().startsWith(SERVICES)) {
                    return true;
                }
            }
            return false;
        } catch (ZipException e) {
            throw new IOException(jar.getFileName() + " is no jar", e);
        } catch (IOException e) {
            throw new IOException(jar.getFileName() + " cannot be read", e);
        }
    }

    /** Returns the place as the user named it. */
    public String name() {
        return name;
    }

    /** Returns the hashes of its jars, or an empty string when nobody knows what the place holds. */
    public String identity() {
        return identity;
    }

    ClassLoader loader() {
        return loader;
    }
}
