package dev.tare.optimizer.repeat;

import dev.tare.core.text.ModuleId;

/** Which modules are installed together, and how one of them names another. */
public interface Packages {

    /** One package, in which paths begin at the root. */
    Packages ONE = new Packages() {
        @Override
        public String packageOf(ModuleId id) {
            return "";
        }

        @Override
        public String path(ModuleId from, ModuleId to) {
            return to.path();
        }
    };

    /** Returns the folder of the plugin or the skill that the module is installed with; the empty string for the framework's own. */
    String packageOf(ModuleId id);

    /** Returns how a module writes the path of another one of its package, as its harness resolves it. */
    String path(ModuleId from, ModuleId to);
}
