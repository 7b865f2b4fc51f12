package dev.tare.cli;

import java.io.IOException;

/**
 * The program. Help and version are printed from pages made at build time, and prompts are loaded by plain arguments, so that
 * they start nothing else; everything else goes to {@link Commands}.
 */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        int code = run(arguments, Terminal.ofProcess());
        if (code != ExitCode.CLEAN) {
            System.exit(code);
        }
    }

    /** Runs one command and returns its exit code; never throws. */
    static int run(String[] arguments, Terminal terminal) {
        try {
            HelpRequest request = HelpRequest.in(arguments);
            if (request != null) {
                return show(request, terminal);
            }
            Options plain = PlainArguments.ofLoad(arguments);
            if (plain == null) {
                return Commands.run(arguments, terminal);
            }
            HashWarmup.begin();
            return LoadCommand.run(plain, terminal);
        } catch (UsageException e) {
            terminal.say(e.sentence());
            return ExitCode.USAGE;
        } catch (Throwable e) {
            return Crash.report(e, arguments, terminal);
        }
    }

    private static int show(HelpRequest request, Terminal terminal) throws IOException {
        terminal.print(HelpPages.page(request.page(), request.mayShowColour() && terminal.showsColour()));
        return ExitCode.CLEAN;
    }
}
