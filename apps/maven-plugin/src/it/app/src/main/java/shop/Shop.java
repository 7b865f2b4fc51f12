package shop;

import dev.tare.loader.ModuleLoader;
import dev.tare.loader.Prompt;
import java.util.Map;

/** Prints a prompt that was compiled into the jar. */
public final class Shop {

    public static void main(String[] arguments) throws Exception {
        try (ModuleLoader loader = ModuleLoader.openResource("/app.tare")) {
            Prompt prompt = loader.load("label");
            System.out.println(prompt.render(Map.of("ARGUMENTS", "plum jam")).text());
        }
    }
}
