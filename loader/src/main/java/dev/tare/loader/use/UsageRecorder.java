package dev.tare.loader.use;

/** Is told of every load. Called from any thread, on the path of the load: it must be quick and must not throw. */
@FunctionalInterface
public interface UsageRecorder {

    /** Keeps nothing. No lambda, since the first one of a program takes Java 12 ms, and a start that loads one prompt needs none. */
    UsageRecorder NONE = new UsageRecorder() {
        @Override
        public void loaded(ModuleLoad load) {
            // Nobody asked.
        }
    };

    void loaded(ModuleLoad load);
}
