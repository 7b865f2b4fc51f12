package dev.tare.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The pages of help, as picocli renders them. They are rendered when Tare is built and kept beside the classes, because
 * picocli takes longer to start than the Java virtual machine itself.
 */
public final class HelpPages {

    /** The page that describes the program as a whole. */
    public static final String ROOT = "tare";

    /** The page with the version, which holds no help and is not rendered. */
    public static final String VERSION = "version";

    private static final byte ESCAPE = 0x1b;

    private HelpPages() {}

    /** Returns the resource that holds a page, relative to this class. */
    public static String resource(String page) {
        return "help/" + page + ".txt";
    }

    /**
     * Returns a page as UTF-8.
     *
     * @throws IOException when it is missing from the jar
     */
    static byte[] page(String page, boolean colour) throws IOException {
        try (InputStream in = HelpPages.class.getResourceAsStream(resource(page))) {
            if (in == null) {
                throw new IOException("the page of help for " + page + " is missing from the jar");
            }
            byte[] coloured = in.readAllBytes();
            return colour ? coloured : withoutColour(coloured);
        }
    }

    /** Returns the names of all pages that picocli renders. */
    public static List<String> rendered() {
        List<String> pages = new ArrayList<>();
        pages.add(ROOT);
        for (CommandName command : CommandName.values()) {
            pages.add(command.word());
        }
        return pages;
    }

    /** Renders a page with colour, by picocli. */
    public static byte[] render(String page) {
        return CommandModel.usage(page, true).getBytes(StandardCharsets.UTF_8);
    }

    /** Pages hold no escape sequence but those of colour, which end at the first {@code m}. */
    private static byte[] withoutColour(byte[] coloured) {
        byte[] plain = new byte[coloured.length];
        int length = 0;
        for (int i = 0; i < coloured.length; i++) {
            if (coloured[i] == ESCAPE) {
                while (coloured[i] != 'm') {
                    i++;
                }
            } else {
                plain[length++] = coloured[i];
            }
        }
        return Arrays.copyOf(plain, length);
    }
}
