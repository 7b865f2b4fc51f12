package dev.tare.core.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelTableTest {

    @ParameterizedTest
    @CsvSource({
        "gpt-4o, O200K_BASE, exact",
        "GPT-4o, O200K_BASE, exact",
        "gpt-4o-2024-08-06, O200K_BASE, exact",
        "gpt-4o-mini-search-preview, O200K_BASE, exact",
        "openai/gpt-4.1-mini, O200K_BASE, exact",
        "ft:gpt-4o-mini-2024-07-18:team::id, O200K_BASE, exact",
        "o3, O200K_BASE, exact",
        "o4-mini-2025-04-16, O200K_BASE, exact",
        "gpt-5, O200K_BASE, exact",
        "gpt-5-mini-2025-08-07, O200K_BASE, exact",
        "gpt-5.2, O200K_BASE, estimate",
        "gpt-4, CL100K_BASE, exact",
        "gpt-4-0613, CL100K_BASE, exact",
        "gpt-4-turbo-2024-04-09, CL100K_BASE, exact",
        "gpt-3.5-turbo-0125, CL100K_BASE, exact",
        "text-davinci-003, P50K_BASE, exact",
        "davinci, R50K_BASE, exact",
        "claude-sonnet-4-5-20250929, O200K_BASE, estimate",
        "us.anthropic.claude-sonnet-4-20250514-v1:0, O200K_BASE, estimate",
        "claude-some-later-one, O200K_BASE, estimate",
        "models/gemini-2.5-pro, O200K_BASE, estimate",
        "meta-llama/Llama-3.3-70B-Instruct, O200K_BASE, estimate",
        "mistral-large-latest, O200K_BASE, estimate",
    })
    void findsModelsByTheNamesPeopleWrite(String name, Encoding encoding, String counts) {
        Model model = ModelTable.find(name).orElseThrow();

        assertThat(model.encoding()).isEqualTo(encoding);
        assertThat(model.counts()).isEqualTo(counts);
    }

    @ParameterizedTest
    @CsvSource({
        "gpt-4, 8192",
        "gpt-4-32k, 32768",
        "gpt-4.1-nano-2025-04-14, 1047576",
        "claude-opus-4-20250514, 200000",
        "claude-opus-4-6, 1000000",
        "claude-haiku-4-5@20251001, 200000",
    })
    void knowsWindows(String name, int window) {
        assertThat(ModelTable.find(name).orElseThrow().contextWindow()).hasValue(window);
    }

    @Test
    void aLaterVersionIsNotTakenForAnEarlierOne() {
        assertThat(ModelTable.find("gpt-4-someday").orElseThrow().contextWindow())
                .isEmpty();
        assertThat(ModelTable.find("claude-opus-4-9").orElseThrow().contextWindow())
                .isEmpty();
        assertThat(PriceTable.find("claude-opus-4-9", 1000)).isEmpty();
        assertThat(PriceTable.find("gpt-5-pro", 1000)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "xyz", "gpt", "/", "ft:"})
    void doesNotKnowWhatIsNoModel(String name) {
        assertThat(ModelTable.find(name)).isEmpty();
        assertThat(PriceTable.find(name, 1000)).isEmpty();
    }

    @Test
    void suggestsWhatMayHaveBeenMeant() {
        assertThat(ModelTable.candidates("gtp-4o")).startsWith("gpt-4o");
        assertThat(ModelTable.candidates("gpt4.1")).startsWith("gpt-4.1");
        assertThat(ModelTable.candidates("sonnet")).isNotEmpty().allMatch(name -> name.contains("sonnet"));
        assertThat(ModelTable.candidates("no such thing at all")).isEmpty();
        assertThat(ModelTable.candidates("")).isEmpty();
    }

    @Test
    void everyRowIsSoundAndSaysWhereItIsFrom() {
        Set<String> names = new HashSet<>();
        for (Model model : ModelTable.all()) {
            assertThat(names.add(model.name())).as(model.name()).isTrue();
            assertThat(model.name()).isLowerCase();
            assertThat(model.source()).isNotBlank();
            assertThat(LocalDate.parse(model.date())).isBefore(LocalDate.of(2100, 1, 1));
        }
    }

    @Test
    void everyPriceIsSoundAndHasItsModel() {
        Set<String> keys = new HashSet<>();
        for (List<String> row : TableFile.rows("prices.tsv", 6)) {
            assertThat(keys.add(row.get(0) + " above " + row.get(1)))
                    .as(row.toString())
                    .isTrue();
            assertThat(ModelTable.find(row.get(0))).as(row.get(0)).isPresent();
            assertThat(LocalDate.parse(row.get(4))).isNotNull();
            assertThat(row.get(5)).isNotBlank();
            int prompt = Integer.parseInt(row.get(1)) + 1;
            PriceTable.find(row.get(0), prompt).ifPresent(price -> {
                assertThat(price.model()).isEqualTo(row.get(0));
                assertThat(price.input()).isPositive();
                price.cached()
                        .ifPresent(cached -> assertThat(cached).isPositive().isLessThan(price.input()));
            });
        }
    }

    @Test
    void longPromptsHaveTheirOwnPrice() {
        assertThat(PriceTable.find("gemini-2.5-pro", 200_000).orElseThrow().input())
                .isEqualByComparingTo("1.25");
        assertThat(PriceTable.find("gemini-2.5-pro", 200_001).orElseThrow().input())
                .isEqualByComparingTo("2.50");
        assertThat(PriceTable.find("claude-sonnet-4-5", 200_001)).isEmpty();
    }

    @Test
    void costsARun() {
        Price price = PriceTable.find("gpt-4o-2024-08-06", 16_470).orElseThrow();

        assertThat(price.of(16_470)).isEqualByComparingTo("0.041175");
        assertThat(price.cached().orElseThrow()).isEqualByComparingTo("1.25");
    }
}
