package dev.tare.benchmarks.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.benchmarks.session.Catalogue;
import dev.tare.benchmarks.session.SessionModel;
import dev.tare.benchmarks.session.Sessions;
import dev.tare.core.text.ContentHash;
import dev.tare.loader.template.Delimiters;
import dev.tare.loader.template.Template;
import dev.tare.loader.template.TemplateIndex;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoaderCacheTest {

    private static final Catalogue CATALOGUE = Catalogue.standard();
    private static final Trace TRACE = Trace.of(Sessions.draw(CATALOGUE, SessionModel.STANDARD, 3));
    private static final Texts TEXTS = Texts.cut(CATALOGUE, List.of(source()));

    private static Texts source() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            text.append("Step ")
                    .append(i)
                    .append(": read part ")
                    .append(i * 7919 % 1000)
                    .append(" before you go on.\n");
        }
        byte[] utf8 = text.toString().getBytes(StandardCharsets.UTF_8);
        TemplateIndex index = new TemplateIndex(
                Delimiters.USUAL, List.of(), List.of(), new int[] {utf8.length}, new int[0], new int[] {1});
        return Texts.of(List.of(new Template(index, utf8)), List.of(ContentHash.of(utf8)));
    }

    @Test
    void textsHaveTheSizesOfTheCatalogue() {
        assertThat(TEXTS.templates()).extracting(Template::bytes).containsExactlyElementsOf(CATALOGUE.bytes());
    }

    @Test
    void bothLevelsStayWithinTheirSizeAndHaveMoreThanOne() {
        LoaderCache both = new LoaderCache(TEXTS, 256 << 10, 0.25);
        LoaderCache decoded = new LoaderCache(TEXTS, 256 << 10, 1);
        double ratio = TRACE.hitRatio(both);
        assertThat(both.weight()).isBetween(1L, 256L << 10);
        assertThat(ratio).isGreaterThan(TRACE.hitRatio(decoded));
        assertThat((double) both.decodedHits() / TRACE.length()).isBetween(0.01, ratio);
        assertThat((double) decoded.decodedHits() / TRACE.length()).isLessThan(ratio);
    }
}
