package dev.tare.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What tells this program from every other version of it: a hash of its jar, which is put in when that is packed. */
public final class ProgramId {

    /** Where it lies in the jar. */
    public static final String PATH = "dev/tare/cli/program-id";

    private ProgramId() {}

    /** Returns the hash; nothing where the program runs from loose classes, which may change at any time. */
    static Optional<String> read() throws IOException {
        try (InputStream in = ProgramId.class.getResourceAsStream("/" + PATH)) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(new String(in.readAllBytes(), StandardCharsets.US_ASCII));
        }
    }
}
