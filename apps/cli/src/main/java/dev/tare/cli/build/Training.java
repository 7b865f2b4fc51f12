package dev.tare.cli.build;

import dev.tare.cli.Main;

public final class Training {
    private Training() {}

    public static void main(String[] a) {
        Main.main(new String[] {"--help"});
        Main.main(new String[] {"audit", "--help"});
    }
}
