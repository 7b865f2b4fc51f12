package dev.tare.core.manifest;

import dev.tare.core.json.JsonNode;
import dev.tare.core.json.JsonReader;
import dev.tare.core.text.ContentHash;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.Span;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what {@link ManifestWriter} wrote. */
public final class ManifestReader {

    private ManifestReader() {}

    /**
     * Returns the manifest.
     *
     * @throws IllegalArgumentException with a message for people, when the bytes are no manifest or one of a newer Tare
     */
    public static Manifest read(byte[] json) {
        JsonNode root = JsonReader.read(json);
        int version = root.get("schemaVersion").asInt();
        if (version > Manifest.SCHEMA_VERSION) {
            throw new IllegalArgumentException("the manifest was written by a newer Tare: its version is " + version
                    + ", and this Tare reads " + Manifest.SCHEMA_VERSION);
        }
        List<byte[]> texts = new ArrayList<>();
        for (JsonNode text : root.get("texts").items()) {
            texts.add(text.asText().getBytes(StandardCharsets.UTF_8));
        }
        Set<String> paths = new HashSet<>();
        List<ManifestPart> parts = new ArrayList<>();
        if (root.has("parts")) {
            for (JsonNode part : root.get("parts").items()) {
                ManifestPart told = part(part, texts);
                once(told.id().path(), paths);
                parts.add(told);
            }
        }
        StubScript stubs = StubScript.of(names(root, "passes"), parts, texts);
        List<ManifestModule> modules = new ArrayList<>();
        for (JsonNode module : root.get("modules").items()) {
            ManifestModule told = module(module, texts, stubs);
            once(told.id().path(), paths);
            modules.add(told);
        }
        List<ManifestFile> files = new ArrayList<>();
        for (JsonNode file : root.get("files").items()) {
            once(file.get("path").asText(), paths);
            files.add(new ManifestFile(
                    path(file.get("path").asText()),
                    ContentHash.ofBase64(file.get("hash").asText())));
        }
        return new Manifest(
                root.get("tool").asText(),
                root.get("target").asText(),
                root.get("level").asInt(),
                root.get("notation").asText(),
                root.get("encoding").asText(),
                root.get("harness").asText(),
                modules,
                files,
                parts,
                root.has("split")
                        ? Optional.of(ContentHash.ofBase64(root.get("split").asText()))
                        : Optional.empty());
    }

    private static List<String> names(JsonNode root, String field) {
        List<String> names = new ArrayList<>();
        if (root.has(field)) {
            for (JsonNode name : root.get(field).items()) {
                names.add(name.asText());
            }
        }
        return names;
    }

    private static void once(String path, Set<String> paths) {
        if (!paths.add(path)) {
            throw new IllegalArgumentException("the manifest names '" + path + "' twice");
        }
    }

    private static ManifestModule module(JsonNode module, List<byte[]> texts, StubScript stubs) {
        return new ManifestModule(
                id(module.get("id")),
                ContentHash.ofBase64(module.get("source").asText()),
                module.get("tokens").asInt(),
                steps(module, texts),
                module.has("file") ? Optional.of(home(module)) : Optional.empty(),
                module.has("stubs") ? stubs.read(module.get("stubs").asText()) : List.of());
    }

    private static ManifestPart part(JsonNode part, List<byte[]> texts) {
        return new ManifestPart(
                id(part.get("id")),
                part.get("reason").asText(),
                part.get("tokens").asInt(),
                steps(part, texts));
    }

    private static List<ManifestStep> steps(JsonNode module, List<byte[]> texts) {
        List<ManifestStep> steps = new ArrayList<>();
        if (module.has("steps")) {
            for (JsonNode step : module.get("steps").items()) {
                steps.add(new ManifestStep(
                        step.get("pass").asText(),
                        step.get("tokens").asInt(),
                        step.has("places") ? places(step.get("places").asText()) : List.of(),
                        EditScript.read(step.get("undo").asText(), texts)));
            }
        }
        return steps;
    }

    private static ModuleId id(JsonNode path) {
        return id(path.asText());
    }

    static ModuleId id(String path) {
        return new ModuleId(path(path));
    }

    private static Home home(JsonNode module) {
        List<Span> place = places(module.get("part").asText());
        if (place.size() != 1) {
            throw new IllegalArgumentException("the manifest names no part of a file for "
                    + module.get("id").asText());
        }
        return new Home(id(module.get("file")), place.get(0));
    }

    /** A manifest comes from outside: a path in it must not lead out of the folder. */
    private static String path(String path) {
        if (ModuleId.of(path).filter(id -> id.path().equals(path)).isEmpty()) {
            throw new IllegalArgumentException(
                    "the manifest names the path '" + path + "', which does not stay below its root");
        }
        return path;
    }

    private static List<Span> places(String script) {
        List<Span> places = new ArrayList<>();
        EditScript.Numbers numbers = new EditScript.Numbers(script);
        int at = 0;
        while (numbers.hasNext()) {
            int start = Math.addExact(at, numbers.next());
            at = Math.addExact(start, numbers.next());
            places.add(new Span(start, at));
        }
        return places;
    }
}
