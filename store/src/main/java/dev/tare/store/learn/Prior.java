package dev.tare.store.learn;

/** What is believed of a command and a module before anything was seen. For any number of threads. */
@FunctionalInterface
public interface Prior {

    /** A module is opened after one start in four, and two starts weigh as much as this belief. */
    Prior WEAK = (command, module) -> new Beta(0.5, 1.5);

    /** Returns the belief for a command and a module, by their paths. */
    Beta of(String command, String module);
}
