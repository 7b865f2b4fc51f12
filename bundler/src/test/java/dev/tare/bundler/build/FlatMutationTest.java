package dev.tare.bundler.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.optimizer.Notation;
import dev.tare.templates.OutputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A proof of prompts that can fail: every change of what they say, hold or are called is found, the checksums made anew. */
@Tag("once")
class FlatMutationTest {

    /** Each takes a whole proof; {@code -Dtare.mutants=150} takes longer. */
    private static final int MUTANTS = Integer.getInteger("tare.mutants", 60);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"hard", "starter", "ccmp-v3", "superclaude-v2-fork", "bmad-v4.txt"})
    void everyMutantIsCaught(String name) throws IOException, OutputException {
        Path root = switch (name) {
            case "hard" -> FlatTrip.write(folder.resolve("source"), FlatFrameworks.hard());
            case "bmad-v4.txt" -> FlatTrip.write(folder.resolve("source"), FlatFrameworks.fixture(name));
            default -> FlatFrameworks.corpus(name);
        };
        for (Notation notation : Notation.values()) {
            FlatTrip trip = FlatTrip.of(root, folder.resolve(notation.word()), notation);
            assertThat(trip.prove()).isEmpty();
            Map<String, String> prompts = trip.prompts();
            Random random = new Random(name.hashCode());
            Map<String, Integer> made = new TreeMap<>();
            for (int mutants = 0; mutants < MUTANTS; ) {
                Map<String, String> changed = new TreeMap<>(prompts);
                String kind = mutate(changed, random);
                if (changed.equals(prompts)) {
                    continue;
                }
                mutants++;
                made.merge(kind, 1, Integer::sum);
                put(trip, changed);
                assertThat(trip.prove())
                        .as("%s, %s: %s", name, kind, difference(prompts, changed))
                        .isNotEmpty();
            }
            // A run in which some kind of change was never made would prove little.
            assertThat(made.keySet()).as(name).hasSizeGreaterThanOrEqualTo(name.equals("ccmp-v3") ? 9 : 11);
            put(trip, prompts);
            assertThat(trip.prove()).isEmpty();
        }
    }

    /** Changes one thing, if it can, and says which. */
    private static String mutate(Map<String, String> prompts, Random random) {
        List<String> names = new ArrayList<>(prompts.keySet());
        String file = names.get(random.nextInt(names.size()));
        String other = names.get(random.nextInt(names.size()));
        String text = prompts.getOrDefault(file, "");
        List<String> parts = parts(text);
        int at = random.nextInt(parts.size());
        int kind = random.nextInt(14);
        switch (kind) {
            case 0, 1, 2, 3, 4 -> line(text, kind, random).ifPresent(changed -> prompts.put(file, changed));
            case 5 -> {
                if (parts.size() > 1) {
                    parts.remove(at);
                    prompts.put(file, String.join("", parts));
                }
            }
            case 6 -> {
                if (!file.equals(other) && parts.size() > 1) {
                    String moved = parts.remove(at);
                    prompts.put(file, String.join("", parts));
                    prompts.merge(other, moved, String::concat);
                }
            }
            case 7 -> prompts.put(file, text + parts.get(at));
            case 8 -> {
                if (parts.size() > 1) {
                    Collections.swap(parts, at, (at + 1) % parts.size());
                    prompts.put(file, String.join("", parts));
                }
            }
            // A forged mark: another path, a mark of another kind, or one in the middle of a text.
            case 9 -> {
                parts.set(at, parts.get(at).replaceFirst("path=\"", "path=\"x/"));
                prompts.put(file, String.join("", parts));
            }
            case 10 -> {
                parts.set(
                        at,
                        parts.get(at)
                                .replaceFirst("^(<file path=\"[^\"]*\")( end=\"[^\"]*\")?>", "$1 end=\"file-9\">")
                                .replaceFirst("</file(-\\d+)?>\n$", "</file-9>\n"));
                prompts.put(file, String.join("", parts));
            }
            case 11 -> {
                List<String> lines = lines(text);
                lines.add(random.nextInt(lines.size() - 1) + 1, "</file>\n<file path=\"new.md\">\n");
                prompts.put(file, String.join("", lines));
            }
            case 12 -> prompts.remove(file);
            default -> {
                prompts.put(file, prompts.getOrDefault(other, ""));
                prompts.put(other, text);
            }
        }
        return kind + "";
    }

    /** Deletes a line, adds a word, changes a digit, swaps two lines or drops a word; never white space only. */
    private static Optional<String> line(String text, int kind, Random random) {
        List<String> lines = lines(text);
        int at = random.nextInt(lines.size());
        String line = lines.get(at);
        if (line.isBlank()) {
            return Optional.empty();
        }
        switch (kind) {
            case 0 -> lines.remove(at);
            case 1 -> {
                int space = line.indexOf(' ', line.length() / 2);
                lines.set(at, space < 0 ? "not " + line : line.substring(0, space) + " not" + line.substring(space));
            }
            case 2 -> lines.set(at, line.replaceFirst("[0-8]", "9"));
            case 3 -> {
                if (at + 1 < lines.size() && !lines.get(at + 1).strip().equals(line.strip())) {
                    Collections.swap(lines, at, at + 1);
                }
            }
            default -> lines.set(at, line.replaceFirst("[A-Za-z]+", ""));
        }
        return Optional.of(String.join("", lines));
    }

    private static List<String> lines(String text) {
        return new ArrayList<>(List.of(text.split("(?<=\n)")));
    }

    /** Cuts a prompt at its marks; what stands between marks of its own in a text is cut as well, which is no harm here. */
    private static List<String> parts(String text) {
        return new ArrayList<>(List.of(text.split("(?m)(?=^<file path=\")")));
    }

    private static void put(FlatTrip trip, Map<String, String> prompts) throws IOException {
        for (String file : trip.prompts().keySet()) {
            if (!prompts.containsKey(file)) {
                Files.delete(trip.out().resolve(file));
            }
        }
        for (Map.Entry<String, String> prompt : prompts.entrySet()) {
            Files.writeString(trip.out().resolve(prompt.getKey()), prompt.getValue());
        }
        trip.seal();
    }

    private static String difference(Map<String, String> before, Map<String, String> after) {
        StringBuilder told = new StringBuilder();
        for (String file : before.keySet()) {
            if (!before.get(file).equals(after.get(file))) {
                told.append(file).append(" is now ").append(after.get(file)).append('\n');
            }
        }
        return told.toString();
    }
}
