package dev.tare.loader;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tare.loader.bundle.BundleException;
import org.junit.jupiter.api.Test;

class ModuleLoaderTest {

    @Test
    void aResourceThatIsMissingIsNamed() {
        assertThatThrownBy(() -> ModuleLoader.openResource("/none.tare"))
                .isInstanceOf(BundleException.class)
                .hasMessageContaining(
                        "there is no resource /none.tare on the class path of dev.tare.loader.ModuleLoaderTest");
    }
}
