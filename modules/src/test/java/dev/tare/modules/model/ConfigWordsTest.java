package dev.tare.modules.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.core.config.Resolution;
import dev.tare.core.config.StrengthRule;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The words of {@code tare.yaml}, which core checks without knowing this room, are the words of this room. */
class ConfigWordsTest {

    @Test
    void theWordsOfTheConfigurationAreThoseOfTheModel() {
        assertThat(StrengthRule.FORMS.list())
                .isEqualTo(Arrays.stream(Form.values()).map(Form::word).toList());
        assertThat(StrengthRule.KINDS.list())
                .isEqualTo(
                        Arrays.stream(ModuleKind.values()).map(ModuleKind::word).toList());
        assertThat(StrengthRule.STRENGTHS.list())
                .isEqualTo(Arrays.stream(Strength.values()).map(Strength::word).toList());
        assertThat(Arrays.stream(Resolution.values()).map(Resolution::name))
                .containsExactlyElementsOf(
                        Arrays.stream(Tier.values()).map(Tier::name).toList());
    }
}
