package dev.tare.store.transcript;

import dev.tare.core.json.JsonNode;
import dev.tare.core.json.JsonReader;
import dev.tare.store.transcript.TranscriptEvent.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Reads a transcript of an agent: JSON, one object a line, as Claude Code writes it. Only who started which command and which file was read
 * is looked at. Lines are read one at a time, so that memory does not grow with the file; what is no JSON, too long or too deep is passed over.
 */
public final class Transcript {

    /** The longest line that is read, in bytes; results of tools may hold whole files. */
    public static final int LONGEST_LINE = 8 << 20;

    private static final String BEGIN = "<command-name>";
    private static final String END = "</command-name>";
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_PATH = 4096;

    private Transcript() {}

    /** Is handed what was found, line by line. */
    @FunctionalInterface
    public interface Sink {

        void found(TranscriptEvent event) throws IOException;
    }

    /**
     * What was read.
     *
     * @param lines all lines that hold something
     * @param unreadable lines that are no JSON object, too long or nested too deeply
     * @param incomplete lines that tell of a command or a file but not when, or in which session
     */
    public record Counts(long lines, long unreadable, long incomplete) {

        public Counts plus(Counts other) {
            return new Counts(lines + other.lines, unreadable + other.unreadable, incomplete + other.incomplete);
        }
    }

    /** Reads a transcript to its end. */
    public static Counts read(InputStream in, Sink sink) throws IOException {
        Counts counts = new Counts(0, 0, 0);
        ByteArrayOutputStream line = new ByteArrayOutputStream(1 << 16);
        byte[] buffer = new byte[1 << 16];
        boolean tooLong = false;
        for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
            int from = 0;
            for (int i = 0; i < length; i++) {
                if (buffer[i] == '\n') {
                    tooLong |= line.size() + i - from > LONGEST_LINE;
                    if (!tooLong) {
                        line.write(buffer, from, i - from);
                    }
                    counts = counts.plus(take(line, tooLong, sink));
                    line = line.size() > 1 << 20 ? new ByteArrayOutputStream(1 << 16) : line;
                    line.reset();
                    tooLong = false;
                    from = i + 1;
                }
            }
            tooLong |= line.size() + length - from > LONGEST_LINE;
            if (!tooLong) {
                line.write(buffer, from, length - from);
            }
        }
        return counts.plus(take(line, tooLong, sink));
    }

    private static Counts take(ByteArrayOutputStream line, boolean tooLong, Sink sink) throws IOException {
        if (tooLong) {
            return new Counts(1, 1, 0);
        }
        byte[] bytes = line.toByteArray();
        if (isBlank(bytes)) {
            return new Counts(0, 0, 0);
        }
        JsonNode node;
        try {
            node = JsonReader.read(bytes);
        } catch (IllegalArgumentException e) {
            return new Counts(1, 1, 0);
        }
        return node instanceof JsonNode.JsonObject ? new Counts(1, 0, tell(node, sink)) : new Counts(1, 1, 0);
    }

    private static boolean isBlank(byte[] bytes) {
        for (byte b : bytes) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }

    /** Returns 1 when the line tells of something but not of all that is needed. */
    private static int tell(JsonNode line, Sink sink) throws IOException {
        String type = text(line, "type");
        Optional<JsonNode> content = field(line, "message").flatMap(message -> field(message, "content"));
        if (content.isEmpty() || !type.equals("user") && !type.equals("assistant")) {
            return 0;
        }
        String session = text(line, "sessionId");
        long at = time(text(line, "timestamp"));
        boolean complete = !session.isEmpty() && session.length() <= LONGEST_NAME && at >= 0;
        int left = 0;
        List<JsonNode> blocks =
                content.get() instanceof JsonNode.JsonArray array ? array.items() : List.of(content.get());
        for (JsonNode block : blocks) {
            Kind kind = type.equals("user") ? Kind.COMMAND : Kind.READ;
            String name = kind == Kind.COMMAND ? command(block) : file(block);
            if (name.isEmpty()) {
                continue;
            }
            if (!complete) {
                left = 1;
                continue;
            }
            sink.found(new TranscriptEvent(session, at, kind, name, text(line, "cwd")));
        }
        return left;
    }

    /** A person's message that is a command holds its name in a mark; what a tool returned may hold the same and is no message of a person. */
    private static String command(JsonNode block) {
        String said = block instanceof JsonNode.JsonText plain
                ? plain.asText()
                : text(block, "type").equals("text") ? text(block, "text") : "";
        int begin = said.indexOf(BEGIN);
        int end = begin < 0 ? -1 : said.indexOf(END, begin);
        if (end < 0) {
            return "";
        }
        String name = said.substring(begin + BEGIN.length(), end).strip();
        name = name.startsWith("/") ? name.substring(1) : name;
        return name.length() > LONGEST_NAME ? "" : name;
    }

    private static String file(JsonNode block) {
        if (!text(block, "type").equals("tool_use") || !text(block, "name").equals("Read")) {
            return "";
        }
        String path =
                field(block, "input").map(input -> text(input, "file_path")).orElse("");
        return path.length() > LONGEST_PATH ? "" : path;
    }

    private static Optional<JsonNode> field(JsonNode node, String name) {
        return node.has(name) ? Optional.of(node.get(name)) : Optional.empty();
    }

    private static String text(JsonNode node, String name) {
        return field(node, name)
                .filter(JsonNode.JsonText.class::isInstance)
                .map(JsonNode::asText)
                .orElse("");
    }

    private static long time(String timestamp) {
        try {
            return Math.max(-1, Instant.parse(timestamp).toEpochMilli());
        } catch (DateTimeException | ArithmeticException e) {
            return -1;
        }
    }
}
