package dev.tare.benchmarks.session;

import java.util.List;

/**
 * One run of a command.
 *
 * @param session which session it is in, counted from 0
 * @param time when it starts, in milliseconds since the first session began
 * @param command which command of the catalogue
 * @param opened the modules that it opened, in the order of opening, each once
 */
public record CommandRun(int session, long time, int command, List<Integer> opened) {

    public CommandRun {
        opened = List.copyOf(opened);
    }
}
