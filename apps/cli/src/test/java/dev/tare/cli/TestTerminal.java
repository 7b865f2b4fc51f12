package dev.tare.cli;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** A run of the program inside the test's own process: what went in, what came out. */
final class TestTerminal {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Map<String, String> environment = new TreeMap<>();
    private boolean terminal;

    TestTerminal with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Makes a person sit in front of it. */
    TestTerminal watched() {
        terminal = true;
        return this;
    }

    Terminal terminal() {
        return new Terminal(out, err, terminal, terminal, environment);
    }

    /** Runs the program and returns its exit code. */
    int run(String... arguments) {
        return Main.run(arguments, terminal());
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
