package dev.tare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plain arguments mean what the parser of arguments takes them for, which is the oracle here. */
class PlainArgumentsTest {

    private static final List<String> NAMES = List.of(
            "--bundle", "-b", "--output", "-o", "--format", "--var", "--on-demand", "--list", "--quiet", "--no-color");

    private static final List<String> WORDS = List.of(
            "--bundle",
            "-b",
            "--output",
            "-o",
            "--format",
            "--var",
            "--on-demand",
            "--list",
            "--bundle=app.tare",
            "--var=a=b",
            "--format=json",
            "feature",
            "/sc:impl",
            "app.tare",
            "json",
            "ARGUMENTS=add login",
            "a=b=c",
            "x=\"two words\"",
            "@agent",
            "${x}",
            "load",
            "a,b",
            "it's",
            "name=",
            "=",
            "-",
            "--",
            "",
            "-x",
            "--quiet",
            "-q",
            "-bapp.tare",
            "--bundle=",
            "--bundle==x",
            "--var=\"quoted\"",
            "--var=-x",
            "--list=true",
            "--formt=json",
            "--formt",
            "\"quoted\"",
            "ä ö");

    @Test
    void whatIsReadIsWhatTheParserReads() {
        Random random = new Random(20);
        int plain = 0;
        for (int round = 0; round < 20_000; round++) {
            List<String> arguments = new ArrayList<>(List.of("load"));
            for (int i = random.nextInt(7); i > 0; i--) {
                // Most of the words that are not plain stand at the end.
                arguments.add(WORDS.get(random.nextInt(random.nextInt(4) == 0 ? WORDS.size() : 25)));
            }
            Options read = PlainArguments.ofLoad(arguments.toArray(new String[0]));
            if (read != null) {
                plain++;
                List<String> rest = arguments.subList(1, arguments.size());
                assertThat(shown(read))
                        .as("%s", arguments)
                        .isEqualTo(shown(Commands.parse(CommandName.LOAD, rest.toArray(new String[0]))));
            }
        }
        assertThat(plain).isGreaterThan(1000);
    }

    private static String shown(Options options) {
        StringBuilder text = new StringBuilder(options.command());
        for (String name : NAMES) {
            text.append('\n').append(name).append(' ').append(options.has(name));
            text.append(' ').append(options.typedAll(name)).append(' ').append(options.typed(name));
        }
        for (int i = 0; i < options.parameters(); i++) {
            text.append('\n').append(options.parameter(i));
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "load feature -b app.tare",
                "load --list -b app.tare --format json",
                "load feature --bundle=app.tare --var=a=b --var c=d --format=text",
                "load /sc:impl --bundle app.tare --var a=b --var c=d --on-demand x -o out.txt"
            })
    void whatPeopleTypeIsPlain(String typed) {
        assertThat(PlainArguments.ofLoad(typed.split(" "))).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "audit .",
                "--quiet load feature -b app.tare",
                "load feature -b",
                "load feature more -b app.tare",
                "load feature -b one.tare -b two.tare",
                "load feature -b app.tare --verbose",
                "load -- feature",
                "load feature -b --list",
                "load feature --bundle=",
                "load feature --list=true",
                "load feature --bundle=one.tare -b two.tare"
            })
    void allElseIsLeftToTheParser(String typed) {
        assertThat(PlainArguments.ofLoad(typed.split(" ")))
                .as(Arrays.toString(typed.split(" ")))
                .isNull();
    }
}
