package dev.tare.store.spool;

import dev.tare.store.use.Use;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * A line of a spool: fields between tabs, the last of them a checksum over all before it. So a line that was torn, or written over, is seen.
 *
 * @param chunk what the lines of one write have in common: 32 hexadecimal digits
 * @param number the line's place in its write, from 0
 * @param use what it says
 */
public record SpoolLine(String chunk, int number, Use use) {

    /** The first field: another one is a format that this version does not know. */
    private static final String FORMAT = "tare1";

    private static final int FIELDS = 13;
    private static final int DIGITS_OF_CHUNK = 32;

    /** Returns the line as bytes, with its end. */
    byte[] utf8() {
        StringBuilder line = new StringBuilder(200);
        line.append(FORMAT).append('\t').append(chunk).append('\t').append(number);
        line.append('\t').append(use.at().toEpochMilli());
        for (String text : List.of(use.session(), use.command(), use.module(), use.phase(), use.level())) {
            line.append('\t');
            escape(text, line);
        }
        line.append('\t').append(use.nanos()).append('\t').append(use.tokens()).append('\t');
        escape(use.outcome(), line);
        line.append('\t');
        line.append(checksum(line.toString())).append('\n');
        return line.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Returns what a line says; nothing when it is no whole line of a spool. */
    static Optional<SpoolLine> parse(byte[] bytes, int from, int to) {
        String line;
        try {
            line = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, to - from))
                    .toString();
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
        List<String> fields = split(line);
        if (fields.size() != FIELDS || !fields.get(0).equals(FORMAT)) {
            return Optional.empty();
        }
        String sum = fields.get(FIELDS - 1);
        if (!checksum(line.substring(0, line.length() - sum.length())).equals(sum)
                || fields.get(1).length() != DIGITS_OF_CHUNK) {
            return Optional.empty();
        }
        try {
            int number = Integer.parseInt(fields.get(2));
            Use use = new Use(
                    Instant.ofEpochMilli(Long.parseLong(fields.get(3))),
                    unescape(fields.get(4)),
                    unescape(fields.get(5)),
                    unescape(fields.get(6)),
                    unescape(fields.get(7)),
                    unescape(fields.get(8)),
                    Long.parseLong(fields.get(9)),
                    Long.parseLong(fields.get(10)),
                    unescape(fields.get(11)));
            return number < 0 ? Optional.empty() : Optional.of(new SpoolLine(fields.get(1), number, use));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static List<String> split(String line) {
        List<String> fields = new ArrayList<>(FIELDS);
        int begin = 0;
        for (int tab = line.indexOf('\t'); tab >= 0 && fields.size() < FIELDS; tab = line.indexOf('\t', begin)) {
            fields.add(line.substring(begin, tab));
            begin = tab + 1;
        }
        fields.add(line.substring(begin));
        return fields;
    }

    private static String checksum(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(crc.getValue());
    }

    /** Paths may hold anything; a line holds no tab and no end of line within a field. */
    private static void escape(String text, StringBuilder out) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> out.append("\\\\");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                default -> out.append(c);
            }
        }
    }

    private static String unescape(String field) {
        if (field.indexOf('\\') < 0) {
            return field;
        }
        StringBuilder text = new StringBuilder(field.length());
        int at = 0;
        while (at < field.length()) {
            char c = field.charAt(at++);
            if (c != '\\') {
                text.append(c);
                continue;
            }
            char escaped = at < field.length() ? field.charAt(at) : ' ';
            at++;
            switch (escaped) {
                case '\\' -> text.append('\\');
                case 't' -> text.append('\t');
                case 'n' -> text.append('\n');
                case 'r' -> text.append('\r');
                default -> throw new IllegalArgumentException("no such escape");
            }
        }
        return text.toString();
    }
}
