package dev.tare.optimizer.pass;

import dev.tare.core.text.ModuleId;

/** What passes over the graph must know of a framework beside its modules: how it is installed, and what else reads its files. */
public interface Installation {

    /** One package, and nothing but modules. */
    Installation MODULES_ONLY = new Installation() {
        @Override
        public String packageOf(ModuleId id) {
            return "";
        }

        @Override
        public boolean isNamedByOtherFiles(ModuleId id) {
            return false;
        }

        @Override
        public boolean isSameMode(ModuleId a, ModuleId b) {
            return true;
        }
    };

    /** Returns the folder of the plugin or the skill that the module is installed with; the empty string for the framework's own. */
    String packageOf(ModuleId id);

    /**
     * Tells whether a file that is no module, such as a script or a manifest, holds the module's file name or that of its folder, or
     * links to it.
     */
    boolean isNamedByOtherFiles(ModuleId id);

    /** Tells whether the files of two modules have the same mode, so that the one can be made again like the other. */
    boolean isSameMode(ModuleId a, ModuleId b);
}
