package dev.tare.bundler.compare;

import dev.tare.bundler.build.BuildTarget;
import dev.tare.bundler.compare.Difference.Subject;
import dev.tare.core.manifest.Manifest;
import dev.tare.templates.OutputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares two patches by the files that they change. */
final class PatchComparison {

    private static final long MOST_BYTES = 512L << 20;
    private static final String HEAD = "diff --git ";

    private PatchComparison() {}

    static void run(Path out, Path made, OutputComparison found) throws IOException, OutputException {
        if (Files.size(out) > MOST_BYTES) {
            throw new OutputException(
                    out + " has more than " + MOST_BYTES + " bytes", "no patch of a framework has so many");
        }
        byte[] one = Files.readAllBytes(out);
        byte[] other = Files.readAllBytes(made);
        SortedMap<String, byte[]> there = parts(one);
        SortedMap<String, byte[]> given = parts(other);
        if (!there.containsKey(Manifest.PATH)) {
            throw new OutputException(
                    out + " is no patch of tare build: it makes no " + Manifest.PATH,
                    OutputComparison.built(BuildTarget.PATCH));
        }
        SortedSet<String> all = new TreeSet<>(there.keySet());
        all.addAll(given.keySet());
        for (String path : all) {
            Subject subject = path.equals(Manifest.PATH) ? Subject.MANIFEST : Subject.MODULE;
            byte @Nullable [] old = there.get(path);
            byte @Nullable [] now = given.get(path);
            if (old == null) {
                found.add(Difference.missing(subject, path));
            } else if (now == null) {
                found.add(Difference.extra(subject, path));
            } else if (!Arrays.equals(old, now)) {
                found.add(Difference.changed(subject, path, lines(FirstLine.of(old, now))));
            }
        }
        if (found.isEmpty() && !Arrays.equals(one, other)) {
            found.add(Difference.changed(Subject.FILE, String.valueOf(out.getFileName()), FirstLine.of(one, other)));
        }
    }

    /** A line within a part of a patch is no line of the file that it changes. */
    private static FirstLine lines(FirstLine first) {
        return new FirstLine(0, first.there(), first.given());
    }

    /** Returns what a patch holds for each path, its head included; what stands before the first head has the path {@code ""}. */
    private static SortedMap<String, byte[]> parts(byte[] patch) {
        SortedMap<String, byte[]> parts = new TreeMap<>();
        int start = 0;
        String path = "";
        for (int at = 0; at < patch.length; at = next(patch, at)) {
            if (startsWithHead(patch, at)) {
                add(parts, path, patch, start, at);
                path = path(new String(patch, at, next(patch, at) - at, StandardCharsets.UTF_8).strip());
                start = at;
            }
        }
        add(parts, path, patch, start, patch.length);
        return parts;
    }

    private static void add(SortedMap<String, byte[]> parts, String path, byte[] patch, int start, int end) {
        if (end > start) {
            byte[] part = Arrays.copyOfRange(patch, start, end);
            byte @Nullable [] before = parts.get(path);
            if (before != null) {
                byte[] both = Arrays.copyOf(before, before.length + part.length);
                System.arraycopy(part, 0, both, before.length, part.length);
                part = both;
            }
            parts.put(path, part);
        }
    }

    /** Both names of a head are the same but for their first letter, so half of it is the path. */
    private static String path(String head) {
        String names = head.substring(HEAD.length());
        String second = names.substring(Math.min(names.length(), names.length() / 2 + 1));
        boolean quoted = second.startsWith("\"");
        String bare = quoted ? second.substring(1, Math.max(1, second.length() - 1)) : second;
        return bare.startsWith("b/") ? bare.substring(2) : bare;
    }

    /** Lines of a changed file begin with a blank, a plus or a minus, so a head is nothing else. */
    private static boolean startsWithHead(byte[] patch, int at) {
        for (int i = 0; i < HEAD.length(); i++) {
            if (at + i >= patch.length || patch[at + i] != HEAD.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static int next(byte[] patch, int at) {
        int end = at;
        while (end < patch.length && patch[end] != '\n') {
            end++;
        }
        return Math.min(patch.length, end + 1);
    }
}
