package dev.tare.core.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class RankTableTest {

    @ParameterizedTest
    @EnumSource(mode = Mode.MATCH_ANY, names = ".*00K_BASE")
    void theBuildMakesTheSameBytesEveryTime(Encoding encoding) throws IOException {
        byte[] made = RankTableMaker.table(encoding);

        try (InputStream in = RankTable.class.getResourceAsStream(encoding.id() + ".ranks")) {
            assertThat(in.readAllBytes())
                    .as("the table in the class folder is of an older build: build anew")
                    .isEqualTo(made);
        }
        assertThat(made).hasSizeLessThan(4_400_000);
    }

    @Test
    void refusesATableOfAnotherVersion() throws IOException {
        byte[] table = builtTable();
        table[7]++;

        assertThatThrownBy(() -> RankTable.read(new ByteArrayInputStream(table), "some.ranks"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The token table some.ranks has the layout TRANKS02; this build of Tare reads TRANKS01.");
    }

    @Test
    void refusesATableThatEndsEarly() throws IOException {
        byte[] table = builtTable();

        for (int length : new int[] {0, 7, 100, table.length / 2, table.length - 1}) {
            assertThatThrownBy(
                            () -> RankTable.read(new ByteArrayInputStream(Arrays.copyOf(table, length)), "some.ranks"))
                    .isInstanceOf(EOFException.class)
                    .hasMessageContaining("some.ranks");
        }
    }

    @Test
    void knowsBytesPairsAndTokens() {
        RankTable table = RankTable.load(Encoding.O200K_BASE);
        int h = table.ofByte('h');
        int i = table.ofByte('i');

        assertThat(table.ofTwoBytes('h', 'i')).isEqualTo(table.ofPair(h, i)).isNotEqualTo(RankTable.NONE);
        assertThat(table.ofPair(table.ofByte(0xC0), table.ofByte(0xC1))).isEqualTo(RankTable.NONE);
        assertThat(isToken(table, " the")).isTrue();
        assertThat(isToken(table, " international")).isTrue();
        assertThat(isToken(table, "zqxj")).isFalse();
        assertThat(isToken(table, "zqxjzqxjzqxj")).isFalse();
    }

    private static byte[] builtTable() throws IOException {
        try (InputStream in = RankTable.class.getResourceAsStream("cl100k_base.ranks")) {
            return in.readAllBytes();
        }
    }

    private static boolean isToken(RankTable table, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        long head = PieceKey.head(PieceKey.load(utf8, 0), utf8.length);
        long tail = PieceKey.tail(PieceKey.load(utf8, Long.BYTES), utf8.length);
        return table.isToken(head, tail, utf8.length);
    }
}
