package dev.tare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.cli.TareProcess.Result;
import dev.tare.core.json.JsonNode;
import dev.tare.core.json.JsonReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Loads that are noted and shown, by real processes. */
class StatsIT {

    @TempDir
    private static Path shared;

    private static Path bundle;

    @TempDir
    private Path folder;

    @BeforeAll
    static void build() {
        bundle = shared.resolve("app.tare");
        Result built = TareProcess.ofJar(
                        "build",
                        TareProcess.repository().resolve("examples/starter").toString(),
                        "-o",
                        bundle.toString(),
                        "--target",
                        "bundle")
                .run();
        assertThat(built.code()).as(built.err()).isZero();
    }

    private Result run(String... arguments) {
        return TareProcess.ofJar(arguments)
                .with("TARE_STORE", folder.resolve("store").toString())
                .run();
    }

    private Result stats(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "stats";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        Result result = run(all);
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.err()).isEmpty();
        return result;
    }

    @Test
    void loadsAreShown() throws IOException {
        assertThat(stats().out()).contains("Nothing is recorded yet");
        assertThat(folder.resolve("store")).doesNotExist();
        for (int i = 0; i < 3; i++) {
            assertThat(run("load", "incident", "-b", bundle.toString(), "--on-demand", "severity-levels")
                            .err())
                    .isEmpty();
        }
        assertThat(run("load", "deliver", "-b", bundle.toString(), "--var", "ARGUMENTS=secret words")
                        .code())
                .isZero();
        assertThat(Files.readString(folder.resolve("store/spool.log")))
                .contains("severity-levels.md")
                .doesNotContain("secret");
        String text = stats("-b", bundle.toString()).out();
        assertThat(text)
                .contains("4 starts", ".claude/commands/incident.md", "critical", "bundle", "severity-levels.md");
        assertThat(stats("--command", "incident").out())
                .contains("1 command, 3 starts")
                .doesNotContain("deliver");
        assertThat(stats("--format", "markdown").out()).startsWith("# Use of commands");
        Result json = stats("--format", "json", "-b", bundle.toString());
        assertThat(json.out().replace(" ", "")).contains("\"starts\":4", "\"closureTokens\":");
        assertFits(json.out());
        assertFits(stats("--format", "json", "--since", "4w").out());
        assertFits(stats("--format", "json", "--since", "2126-01-01").out());
        assertThat(stats("--since", "999999w").out()).contains("since 1970-01-01T00:00:00Z");
        Result unknown = run("stats", "--command", "incidnt");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err()).contains("did you mean 'incident'?");
    }

    /** What texts share is stored once and loaded with each: a start that holds all that its command may open has all of it. */
    @Test
    void theShareOfAllCountsWhatTextsShare() throws IOException {
        String shared =
                "A long line that stands in all of these files, so that it is stored as a partial once.\n".repeat(3);
        Path commands = Files.createDirectories(folder.resolve("shop/.claude/commands"));
        for (String name : List.of("bake", "sell")) {
            Files.writeString(commands.resolve(name + ".md"), shared + "Now " + name + ".\n");
        }
        Path shop = folder.resolve("shop.tare");
        assertThat(run("build", folder.resolve("shop").toString(), "-o", shop.toString(), "--target", "bundle")
                        .out())
                .contains("1 partial");
        assertThat(run("load", "bake", "-b", shop.toString()).code()).isZero();
        String json = stats("--format", "json", "-b", shop.toString()).out().replace(" ", "");
        long tokens = number(json, "tokens");
        assertThat(tokens).isPositive();
        assertThat(number(json, "closureTokens")).isEqualTo(tokens);
    }

    private static long number(String json, String name) {
        int at = json.indexOf("\"" + name + "\":") + name.length() + 3;
        int end = at;
        while (Character.isDigit(json.charAt(end))) {
            end++;
        }
        return Long.parseLong(json.substring(at, end));
    }

    @Test
    void transcriptsAreLearnedFrom() throws IOException {
        Path root = TareProcess.repository().resolve("examples/starter").toRealPath();
        String line = "{\"type\":\"%s\",\"sessionId\":\"s\",\"cwd\":\"" + root
                + "\",\"timestamp\":\"%s\",\"message\":{\"content\":%s}}\n";
        String day =
                java.time.LocalDate.now(java.time.ZoneOffset.UTC).minusDays(1).toString();
        Path file = Files.writeString(
                folder.resolve("t.jsonl"),
                String.format(line, "user", day + "T10:00:00Z", "\"<command-name>/deliver</command-name>\"")
                        + "broken\n"
                        + String.format(
                                line,
                                "assistant",
                                day + "T10:00:05Z",
                                "[{\"type\":\"tool_use\",\"name\":\"Read\",\"input\":{\"file_path\":\"" + root
                                        + "/.claude/modules/quality/severity-levels.md\"}}]"));
        String first = stats("--import", file.toString()).out();
        assertThat(first).contains("2 of them new", "passed over: 1 line that is no JSON", "severity-levels.md");
        assertThat(stats("--import", folder.toString()).out()).contains("0 of them new");
        assertFits(stats("--import", file.toString(), "--format", "json").out());
    }

    @Test
    void nothingIsRecordedWhereItIsNotWanted() throws IOException {
        Result loaded = TareProcess.ofJar("load", "deliver", "-b", bundle.toString())
                .with("TARE_STORE", "off")
                .with("HOME", folder.toString())
                .run();
        assertThat(loaded.code()).isZero();
        assertThat(folder.resolve(".local")).doesNotExist();
        Path file = Files.writeString(folder.resolve("file"), "text");
        Result noFolder = TareProcess.ofJar("load", "deliver", "-b", bundle.toString())
                .with("TARE_STORE", file.toString())
                .run();
        assertThat(noFolder.code()).isZero();
        assertThat(noFolder.err()).isEmpty();
        assertThat(noFolder.out()).isEqualTo(loaded.out());
        Result off = TareProcess.ofJar("stats").with("TARE_STORE", "off").run();
        assertThat(off.code()).isEqualTo(2);
        assertThat(off.err()).contains("TARE_STORE=off").hasLineCount(1);
    }

    @Test
    void aDamagedStoreIsBegunAnewAndSaidSo() throws IOException {
        run("load", "deliver", "-b", bundle.toString());
        Files.writeString(folder.resolve("store/use.db"), "no database at all, but long enough to be read as one");
        Result result = run("stats");
        assertThat(result.code()).isZero();
        assertThat(result.err()).contains("was damaged").hasLineCount(1);
        assertThat(result.out()).contains("1 start");
    }

    @Test
    void aPlaceThatIsNoFolderIsSaid() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "text");
        Path nowhere = Files.createSymbolicLink(folder.resolve("link"), Path.of("nowhere"));
        for (Path place : List.of(file, nowhere)) {
            Result result = TareProcess.ofJar("stats")
                    .with("TARE_STORE", place.toString())
                    .run();
            assertThat(result.code()).isEqualTo(2);
            assertThat(result.err()).contains(place + "' is no folder").hasLineCount(1);
        }
        Result capitals = TareProcess.ofJar("stats").with("TARE_STORE", "OFF").run();
        assertThat(capitals.code()).isEqualTo(2);
        assertThat(capitals.err()).contains("nothing is recorded");
    }

    /** The driver would log where it failed, line by line. */
    @Test
    void aDriverThatCannotStartIsSaidInOneSentence() throws IOException {
        Files.createDirectory(folder.resolve("store"));
        Result result = TareProcess.ofJar("stats")
                .with("TARE_STORE", folder.resolve("store").toString())
                .with("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + folder.resolve("missing"))
                .run();
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err())
                .contains("native part of SQLite", "org.sqlite.tmpdir")
                .doesNotContain("\tat ");
    }

    @Test
    void wrongUsageIsSaid() {
        for (String[] wrong : new String[][] {
            {"stats", "--since", "soon"},
            {"stats", "--since", "+999999999-01-01"},
            {"stats", "--import", "/no/such/file"},
            {"stats", "--format", "xml"}
        }) {
            Result result = run(wrong);
            assertThat(result.code()).isEqualTo(2);
            assertThat(result.err()).contains(wrong[1]).hasLineCount(1);
        }
    }

    /** Holds a document to the published schema, by the words of JSON Schema that it uses. */
    private static void assertFits(String document) throws IOException {
        JsonNode schema =
                JsonReader.read(Files.readAllBytes(TareProcess.repository().resolve("docs/schema/stats.schema.json")));
        List<String> faults = new ArrayList<>();
        check(JsonReader.read(document.getBytes(StandardCharsets.UTF_8)), schema, schema, "$", faults);
        assertThat(faults).isEmpty();
    }

    private static void check(JsonNode value, JsonNode rule, JsonNode schema, String at, List<String> faults) {
        if (rule.has("$ref")) {
            check(value, schema.get("$defs").get("count"), schema, at, faults);
            return;
        }
        String type = rule.has("type") ? rule.get("type").asText() : "";
        boolean fits = switch (type) {
            case "object" -> value instanceof JsonNode.JsonObject;
            case "array" -> value instanceof JsonNode.JsonArray;
            case "string" -> value instanceof JsonNode.JsonText;
            case "integer" -> value instanceof JsonNode.JsonInt whole && whole.asInt() >= 0;
            case "number" -> value instanceof JsonNode.JsonInt || value instanceof JsonNode.JsonOther;
            default -> true;
        };
        if (!fits) {
            faults.add(at + " is no " + type);
            return;
        }
        if (rule.has("required")) {
            for (JsonNode name : rule.get("required").items()) {
                if (!value.has(name.asText())) {
                    faults.add(at + " has no " + name.asText());
                }
            }
        }
        if (rule.has("properties") && value instanceof JsonNode.JsonObject object) {
            for (Map.Entry<String, JsonNode> field : object.fields().entrySet()) {
                if (!rule.get("properties").has(field.getKey())) {
                    faults.add(at + " has " + field.getKey() + ", which the schema does not tell of");
                } else {
                    check(
                            field.getValue(),
                            rule.get("properties").get(field.getKey()),
                            schema,
                            at + "." + field.getKey(),
                            faults);
                }
            }
        }
        if (rule.has("items")) {
            for (JsonNode item : value.items()) {
                check(item, rule.get("items"), schema, at + "[]", faults);
            }
        }
    }
}
