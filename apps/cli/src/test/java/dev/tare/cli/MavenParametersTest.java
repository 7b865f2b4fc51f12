package dev.tare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.Model.OptionSpec;

/** Flag by flag: what a command takes, the goal of Maven takes by the same name, or the page on the plugin says why not. */
class MavenParametersTest {

    private static final Path REPOSITORY = Path.of(System.getProperty("tare.repository.root", "../.."));
    private static final Path SOURCES = REPOSITORY.resolve("apps/maven-plugin/src/main/java/dev/tare/maven");
    private static final Pattern PROPERTY = Pattern.compile("@Parameter\\(property = \"tare\\.(\\w+)\"");

    @ParameterizedTest
    @CsvSource({
        "AUDIT,AuditMojo FrameworkMojo",
        "BUILD,BuildMojo OutputMojo FrameworkMojo",
        "VERIFY,VerifyMojo OutputMojo FrameworkMojo"
    })
    void everyFlagIsAParameterOrThePageSaysWhyNot(CommandName command, String classes) throws IOException {
        Set<String> parameters = new TreeSet<>();
        for (String name : classes.split(" ")) {
            parameters.addAll(parameters(SOURCES.resolve(name + ".java")));
        }
        String page = Files.readString(REPOSITORY.resolve("docs/maven.md"));
        Set<String> flags = new TreeSet<>();
        for (OptionSpec option : CommandModel.parser(command).getCommandSpec().options()) {
            flags.add(option.longestName());
        }
        assertThat(flags).hasSizeGreaterThan(8);
        flags.removeIf(flag -> parameters.contains(camelCase(flag)));
        // Of help and version Maven has its own; a report's file is <report> in all goals.
        flags.removeAll(Set.of("--help", "--version"));
        if (command == CommandName.AUDIT) {
            assertThat(flags.remove("--output")).isTrue();
            assertThat(parameters).contains("report");
        }
        if (command == CommandName.VERIFY) {
            assertThat(flags.removeAll(Set.of("--format", "--all"))).isTrue();
            assertThat(page).contains("`verify` has no report");
        }
        assertThat(flags).allSatisfy(flag -> assertThat(page).contains("`" + flag + "`"));
    }

    /** The table of the page is the parameters, no more and no less. */
    @Test
    void thePageListsTheParameters() throws IOException {
        Set<String> parameters = new TreeSet<>();
        try (Stream<Path> files = Files.list(SOURCES)) {
            for (Path file : files.sorted().toList()) {
                parameters.addAll(parameters(file));
            }
        }
        String page = Files.readString(REPOSITORY.resolve("docs/maven.md"));
        String table = page.substring(page.indexOf("| parameter |"), page.indexOf("Neither the environment"));
        Set<String> listed = new TreeSet<>();
        for (String row : table.lines().skip(2).toList()) {
            Matcher name =
                    Pattern.compile("`(\\w+)`").matcher(row.split("\\|", 3).length > 1 ? row.split("\\|")[1] : "");
            while (name.find()) {
                listed.add(name.group(1));
            }
        }
        assertThat(listed).isEqualTo(parameters);
    }

    private static Set<String> parameters(Path file) throws IOException {
        Set<String> names = new TreeSet<>();
        Matcher property = PROPERTY.matcher(Files.readString(file));
        while (property.find()) {
            names.add(property.group(1));
        }
        return names;
    }

    private static String camelCase(String flag) {
        StringBuilder name = new StringBuilder();
        for (String word : flag.substring(2).split("-")) {
            name.append(name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return name.toString();
    }
}
