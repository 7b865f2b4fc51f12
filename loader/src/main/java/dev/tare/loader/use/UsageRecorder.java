package dev.tare.loader.use;

/** Is told of every load. Called from any thread, on the path of the load: it must be quick and must not throw. */
@FunctionalInterface
public interface UsageRecorder {

    /** Keeps nothing. */
    UsageRecorder NONE = load -> {};

    void loaded(ModuleLoad load);
}
