package dev.tare.cli;

import dev.tare.cli.stats.StatsJson;
import dev.tare.cli.stats.StatsReport;
import dev.tare.cli.stats.StatsText;
import dev.tare.loader.bundle.Bundle;
import dev.tare.loader.bundle.BundleEntry;
import dev.tare.loader.bundle.BundleException;
import dev.tare.loader.bundle.BundleIndex;
import dev.tare.loader.bundle.BundlePiece;
import dev.tare.store.Imported;
import dev.tare.store.Store;
import dev.tare.store.StoreOptions;
import dev.tare.store.db.StoreException;
import dev.tare.store.spool.StoreFolder;
import dev.tare.store.stats.CommandUse;
import dev.tare.store.transcript.FolderNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.LogManager;
import org.jspecify.annotations.Nullable;

/** {@code tare stats}: prints how commands were used, and learns from transcripts of an agent. */
final class StatsCommand {

    private static final String COMMAND = "tare stats";
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private StatsCommand() {}

    static int run(Options options, Terminal terminal) throws IOException {
        String format = options.choice("--format", List.of("text", "json", "markdown"));
        Instant now = Instant.now();
        Optional<Instant> since = since(options.typed("--since"), now);
        Destination destination = Destination.of(options.typed("--output"));
        List<Path> transcripts = existing(options.typedAll("--import"), "--import");
        Optional<Path> root = root(options.typed("--root"));
        SortedMap<String, Long> closures = closures(options);
        Path folder = folder(options, terminal);
        if (!options.has("--verbose")) {
            // What goes wrong is said in one sentence; the driver and the store would add traces and times of
            // questions.
            LogManager.getLogManager().getLogger("").setLevel(Level.OFF);
        }
        Asked what = new Asked(folder, since, now, transcripts, root, closures);
        StatsReport report;
        try {
            report = Files.isDirectory(folder) || !transcripts.isEmpty()
                    ? report(what, options, terminal)
                    : new StatsReport(since, List.of(), closures, Optional.empty());
        } catch (StoreException e) {
            throw new UsageException(e.getMessage() + "; " + e.help(), "");
        }
        StatsReport asked = new StatsReport(
                since, chosen(options.typed("--command"), report.commands()), closures, report.imported());
        destination.write(
                switch (format) {
                    case "json" -> StatsJson.write(asked);
                    case "markdown" -> StatsText.markdown(asked);
                    default -> StatsText.text(asked, Style.of(options, terminal, destination));
                },
                terminal);
        return ExitCode.CLEAN;
    }

    private record Asked(
            Path folder,
            Optional<Instant> since,
            Instant now,
            List<Path> transcripts,
            Optional<Path> root,
            SortedMap<String, Long> closures) {}

    /** Damage that is found only by a question is set aside when the store is opened again. */
    private static StatsReport report(Asked asked, Options options, Terminal terminal) throws IOException {
        try {
            return readOnce(asked, options, terminal);
        } catch (StoreException e) {
            if (e.kind() != StoreException.Kind.DAMAGED) {
                throw e;
            }
            return readOnce(asked, options, terminal);
        }
    }

    private static StatsReport readOnce(Asked asked, Options options, Terminal terminal) throws IOException {
        try (Store store = Store.open(asked.folder(), StoreOptions.DEFAULT)) {
            for (String notice : store.notices()) {
                terminal.say(notice);
            }
            Store.Taken taken = store.takeSpool(asked.now());
            if (taken.unreadable() > 0) {
                terminal.say(taken.unreadable() + " files of the spool in " + asked.folder()
                        + " cannot be read, so what they tell is left out; look at their permissions");
            }
            if (taken.damaged() > 0 && options.has("--verbose")) {
                terminal.say("passed over " + taken.damaged() + " damaged lines of the spool");
            }
            Optional<Imported> imported = asked.transcripts().isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            store.importTranscripts(asked.transcripts(), new FolderNames(asked.root()), asked.now()));
            store.forget(asked.now());
            return new StatsReport(
                    asked.since(),
                    store.stats(asked.since().orElse(Instant.EPOCH), asked.now()),
                    asked.closures(),
                    imported);
        }
    }

    private static Path folder(Options options, Terminal terminal) {
        String typed = options.typed("--store");
        if (typed != null) {
            return checked(path(typed, "--store").toAbsolutePath());
        }
        return checked(StoreFolder.of(terminal.environment())
                .orElseThrow(() -> new UsageException(
                        StoreFolder.isOff(terminal.variable(StoreFolder.VARIABLE))
                                ? "TARE_STORE=off: nothing is recorded; name a folder with --store"
                                : "no folder for state is known; name one with --store",
                        COMMAND)));
    }

    /** What is there and no folder, or cannot be looked at, is not the same as nothing that was recorded. */
    private static Path checked(Path folder) {
        boolean isMissing = Files.notExists(folder, LinkOption.NOFOLLOW_LINKS);
        if (!isMissing && !Files.isDirectory(folder)) {
            throw new UsageException(
                    "the store's folder '" + folder + "' is no folder that can be read; name another with --store", "");
        }
        return folder;
    }

    private static Path path(String typed, String option) {
        try {
            if (!typed.isEmpty()) {
                return Path.of(typed);
            }
        } catch (InvalidPathException e) {
            throw new UsageException(option + " '" + typed + "' is not a path", COMMAND);
        }
        throw new UsageException(option + " needs a path", COMMAND);
    }

    private static Optional<Path> root(@Nullable String typed) {
        return typed == null
                ? Optional.empty()
                : Optional.of(existing(List.of(typed), "--root").get(0));
    }

    private static List<Path> existing(List<String> typed, String option) {
        List<Path> paths = new ArrayList<>();
        for (String one : typed) {
            Path path = path(one, option);
            if (!Files.exists(path)) {
                throw new UsageException(option + " '" + one + "': there is no such file or folder", "");
            }
            paths.add(path);
        }
        return paths;
    }

    /** The time, to the second; nothing is older than 1970. {@code 7d}, {@code 12h}, {@code 30m}, {@code 4w}, or a day such as {@code 2026-11-01}. */
    private static Optional<Instant> since(@Nullable String typed, Instant now) {
        if (typed == null) {
            return Optional.empty();
        }
        int digits = typed.length() - 1;
        if (digits > 0 && digits <= 6 && typed.chars().limit(digits).allMatch(c -> c >= '0' && c <= '9')) {
            long count = Long.parseLong(typed.substring(0, digits));
            Optional<Duration> ago = switch (typed.charAt(digits)) {
                case 'm' -> Optional.of(Duration.ofMinutes(count));
                case 'h' -> Optional.of(Duration.ofHours(count));
                case 'd' -> Optional.of(Duration.ofDays(count));
                case 'w' -> Optional.of(Duration.ofDays(7 * count));
                default -> Optional.empty();
            };
            if (ago.isPresent()) {
                return since(now.minus(ago.get()));
            }
        }
        try {
            return since(LocalDate.parse(typed).atStartOfDay().toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException e) {
            throw new UsageException(
                    "--since '" + typed + "' is no time; give 30m, 12h, 7d, 4w or a day such as 2026-11-01", COMMAND);
        }
    }

    private static Optional<Instant> since(Instant time) {
        if (time.isAfter(LATEST)) {
            throw new UsageException("--since is after the year 9999", COMMAND);
        }
        return Optional.of(time.isBefore(Instant.EPOCH) ? Instant.EPOCH : time.truncatedTo(ChronoUnit.SECONDS));
    }

    private static SortedMap<String, Long> closures(Options options) throws IOException {
        String typed = options.typed("--bundle");
        SortedMap<String, Long> closures = new TreeMap<>();
        if (typed == null) {
            return closures;
        }
        try (Bundle bundle = Bundle.open(path(typed, "--bundle"))) {
            BundleIndex index = bundle.index();
            for (BundleEntry entry : index.entries()) {
                // As a load tells of them: equal texts of two modules are loaded twice.
                long tokens = 0;
                for (BundlePiece piece : entry.critical()) {
                    tokens += index.textTokens(piece.template());
                }
                for (int module : entry.onDemand()) {
                    tokens += index.textTokens(index.modules().get(module).template());
                }
                closures.put(index.modules().get(entry.module()).id().path(), tokens);
            }
        } catch (BundleException e) {
            throw new UsageException(e.getMessage() + "; " + e.help(), "");
        }
        return closures;
    }

    /** A command by its path, or by its name: the file's, or with folders before colons. */
    private static List<CommandUse> chosen(@Nullable String typed, List<CommandUse> all) {
        if (typed == null) {
            return all;
        }
        String name = typed.startsWith("/") ? typed.substring(1) : typed;
        List<CommandUse> chosen = new ArrayList<>();
        TreeSet<String> names = new TreeSet<>();
        for (CommandUse use : all) {
            String path = use.command();
            String stem = path.contains(".") ? path.substring(0, path.lastIndexOf('.')) : path;
            if (stem.endsWith("/SKILL")) {
                stem = stem.substring(0, stem.lastIndexOf('/'));
            }
            names.add(stem.substring(stem.lastIndexOf('/') + 1));
            if (path.equals(typed) || ("/" + stem).endsWith("/" + name.replace(':', '/'))) {
                chosen.add(use);
            }
        }
        if (chosen.isEmpty() && !all.isEmpty()) {
            throw new UsageException(
                    "no use of a command '" + typed + "' is recorded" + UsageException.suggestion(name, names), "");
        }
        return chosen;
    }
}
