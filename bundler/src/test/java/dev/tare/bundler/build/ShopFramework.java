package dev.tare.bundler.build;

import dev.tare.core.manifest.Manifest;
import dev.tare.core.manifest.ManifestReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;

/** A small framework with something of each kind that can be opened on demand. */
final class ShopFramework {

    static final String MEMORY = """
            # House

            You keep the books of a small shop. Check every sum twice.

            ## History

            Version 1.0 was written in 2021 by the first owner. It was changed on 2023-04-01, when the shop moved, and again on
            2024-02-11, when the old ledgers were scanned. The figures of those years were taken over without changes. In 2025 a
            second shelf was added, and the numbering of the boxes was started anew from 100. Nothing else was changed then.

            ## Rules

            - Never pay a bill twice.
            - Write the date as 2025-01-31.

            ## Status

            | part | state | since |
            |---|---|---|
            | ledger | done, 95% | 2024-01-02 |
            | scanner | in progress, 40% | 2024-05-06 |
            | archive | planned, 0% | 2024-07-08 |
            | stamps | done, 100% | 2023-09-10 |
            | envelopes | done, 100% | 2023-11-12 |
            | labels | in progress, 70% | 2024-12-13 |

            ## Letters

            ```xml
            <shop version="2.0">
              <task>Sort the letters by day, then answer the oldest first.</task>
              <repository_information>
                <owner>somebody</owner>
                <repository_url>https://example.com/shop/books.git</repository_url>
                <last_updated>2024-02-11</last_updated>
                <issues_url>https://example.com/shop/books/issues</issues_url>
                <license>Apache-2.0</license>
                <wiki_url>https://example.com/shop/books/wiki</wiki_url>
                <mirror_url>https://example.org/mirror/shop-books.git</mirror_url>
              </repository_information>
              <rule>Always keep a copy.</rule>
            </shop>
            ```
            """;

    private static final String ROUTER = """
            ---
            description: Does one of two things
            ---
            Work on $ARGUMENTS.

            | mode | workflow |
            |---|---|
            | `quick` | @docs/quick.md |
            | `full` | @docs/full.md |

            Take one mode.
            """;

    private ShopFramework() {}

    /** Returns its files by their paths. */
    static Map<String, byte[]> files() {
        Map<String, byte[]> files = new TreeMap<>();
        files.put("CLAUDE.md", bytes(MEMORY));
        files.put(".claude/commands/route.md", bytes(ROUTER));
        files.put(
                "docs/quick.md",
                bytes("# Quick\n\n" + "Look at the newest letter and answer it in two lines.\n".repeat(12)));
        files.put(
                "docs/full.md",
                bytes("# Full\n\n" + "Read each letter from end to end and write a page.\n".repeat(15)));
        files.put("run.sh", bytes("echo x\n"));
        return files;
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Returns the manifest of an output as it lies on disk. */
    static Manifest manifestOf(RoundTrip trip) throws IOException {
        return ManifestReader.read(Files.readAllBytes(trip.out().resolve(Manifest.PATH)));
    }
}
