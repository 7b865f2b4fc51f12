package dev.tare.bundler.report;

import dev.tare.bundler.audit.AuditReport;
import dev.tare.bundler.audit.AuditReport.Always;
import dev.tare.bundler.audit.AuditReport.AlwaysPart;
import dev.tare.bundler.audit.AuditReport.Check;
import dev.tare.bundler.audit.AuditReport.Cost;
import dev.tare.bundler.audit.AuditReport.Count;
import dev.tare.bundler.audit.AuditReport.Counting;
import dev.tare.bundler.audit.AuditReport.Entry;
import dev.tare.bundler.audit.AuditReport.Excerpt;
import dev.tare.bundler.audit.AuditReport.Fault;
import dev.tare.bundler.audit.AuditReport.Fix;
import dev.tare.bundler.audit.AuditReport.GraphShape;
import dev.tare.bundler.audit.AuditReport.Listing;
import dev.tare.bundler.audit.AuditReport.ModuleFacts;
import dev.tare.bundler.audit.AuditReport.OverLong;
import dev.tare.bundler.audit.AuditReport.Place;
import dev.tare.bundler.audit.AuditReport.Range;
import dev.tare.bundler.audit.AuditReport.ReferenceCounts;
import dev.tare.bundler.audit.AuditReport.Start;
import dev.tare.bundler.audit.AuditReport.Subject;
import dev.tare.bundler.audit.AuditReport.Totals;
import dev.tare.bundler.audit.AuditReport.Weight;
import dev.tare.bundler.audit.AuditReport.Window;
import dev.tare.bundler.audit.FixKind;
import dev.tare.core.diag.Diagnostic;
import dev.tare.core.diag.DiagnosticKind;
import dev.tare.core.diag.Severity;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reports made by hand, to look at and to lay out. */
final class SampleReports {

    private static final Window WINDOW = new Window(200_000, Window.Source.DEFAULT, Optional.empty());

    private SampleReports() {}

    /** A framework with something of everything. */
    static AuditReport rich() {
        List<Entry> entries = new ArrayList<>();
        entries.add(entry(
                "setup:config",
                "command",
                2_310,
                24_871,
                1_204,
                71_220,
                "workflows/config/settings-advanced.md",
                9_870));
        entries.add(entry(
                "review", "command", 4_102, 9_114, 0, 31_007, "shared/checklists/security-review-checklist.md", 6_551));
        entries.add(entry("release", "command", 3_876, 3_876, 0, 12_480, "docs/release/rollback.md", 4_200));
        entries.add(entry("数据库迁移", "command", 2_004, 2_004, 0, 2_004, "", 0));
        for (int i = 1; i <= 14; i++) {
            entries.add(entry(
                    "helper-with-a-rather-long-name-" + i,
                    "agent",
                    1_500 - i * 37,
                    1_500 - i * 37,
                    0,
                    5_000 - i * 91,
                    "shared/glossary.md",
                    812));
        }
        List<Fix> fixes = List.of(
                new Fix(
                        Optional.of(".claude/commands/setup/config.md"),
                        ".claude/commands/setup/config.md",
                        14,
                        FixKind.EXCLUSIVE_BRANCHES,
                        19_561,
                        1,
                        false,
                        Optional.of(new Range(8_254, 11_584)),
                        "workflows/config/settings-advanced.md",
                        "3 files are attached and a run uses one: write their paths without @, so that only the one it takes"
                                + " is opened (8,254 to 11,584 of it then never load)"),
                new Fix(
                        Optional.of(".claude/commands/setup/config.md"),
                        "CLAUDE.md",
                        212,
                        FixKind.HEAVY_SECTION,
                        3_118,
                        18,
                        true,
                        Optional.empty(),
                        "Tool catalogue",
                        "\"Tool catalogue\" is nearly all code and tables: move it to a file of its own and say when to read it"),
                new Fix(
                        Optional.of(".claude/commands/setup/config.md"),
                        "CLAUDE.md",
                        8,
                        FixKind.ALWAYS_LOADED_FEW_NEED,
                        2_204,
                        18,
                        true,
                        Optional.empty(),
                        "docs/database.md",
                        "@docs/database.md is imported at every start and 1 of 18 entries cites it: write its path without @"
                                + " and say when to read it"),
                new Fix(
                        Optional.of(".claude/commands/review.md"),
                        ".claude/commands/review.md",
                        31,
                        FixKind.DOMINATING_MODULE,
                        5_012,
                        2,
                        false,
                        Optional.empty(),
                        "shared/checklists/security-review-checklist.md",
                        "@shared/checklists/security-review-checklist.md is 55% of what review loads: write its path without @"
                                + " and say when to read it"));
        List<Fix> sorted = new ArrayList<>(fixes);
        sorted.sort((a, b) -> Integer.compare(b.savesTokens(), a.savesTokens()));
        List<ModuleFacts> uncited = List.of(
                new ModuleFacts("docs/history/2024-plan.md", "plain", 24_000, 5_812, 0, false, true),
                new ModuleFacts("shared/old/review-v1.md", "plain", 9_100, 2_301, 0, false, true),
                new ModuleFacts("notes.md", "plain", 800, 190, 0, false, true));
        List<ModuleFacts> modules = new ArrayList<>();
        modules.add(new ModuleFacts("CLAUDE.md", "memory", 31_000, 7_410, 18, false, false));
        modules.add(new ModuleFacts(".claude/commands/setup/config.md", "command", 9_400, 2_310, 1, false, false));
        modules.addAll(uncited);
        return new AuditReport(
                new Subject(
                        "acme-prompts", List.of("claude-code", "xml-modules"), "claude-code", "Claude Code", "2.1.277"),
                new Counting("o200k_base", false, Optional.of("claude-sonnet-4")),
                new Totals(143, 912_344, 214_377, 11_030),
                new ReferenceCounts(
                        1_102,
                        641,
                        203,
                        31,
                        2,
                        11,
                        40,
                        120,
                        70,
                        17,
                        55,
                        counts(400, 120, 50, 16),
                        strengths(30, 11, 600)),
                new GraphShape("rooted", 511, 2, 5, 7, 22, 40_120),
                new Always(
                        11_030,
                        List.of(
                                new AlwaysPart("CLAUDE.md", "memory", 7_410),
                                new AlwaysPart("docs/database.md", "import", 2_204),
                                new AlwaysPart(".claude/rules/style.md", "rule", 600),
                                new AlwaysPart(".claude/rules/git.md", "rule", 300),
                                new AlwaysPart(".claude/rules/naming.md", "rule", 100)),
                        new Listing(
                                18,
                                2,
                                2_416,
                                2_104,
                                2_000,
                                1_536,
                                List.of(new OverLong("skills/pdf/SKILL.md", 3, 2_013)))),
                new Start(WINDOW, 20_000, 2, 12_530, 35_901, Optional.of(".claude/commands/setup/config.md")),
                entries,
                sorted,
                modules,
                new Check(faults(), uncited),
                diagnostics(),
                Optional.of(new Cost(
                        "claude-sonnet-4",
                        "2026-08-01",
                        "a price list",
                        new BigDecimal("3.00"),
                        new BigDecimal("0.03759"),
                        new BigDecimal("0.107703"))));
    }

    /** A framework with nothing to say about. */
    static AuditReport clean() {
        return new AuditReport(
                new Subject("tiny", List.of("claude-code"), "claude-code", "Claude Code", "2.1.277"),
                new Counting("o200k_base", true, Optional.empty()),
                new Totals(1, 120, 30, 30),
                new ReferenceCounts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, counts(0, 0, 0, 0), strengths(0, 0, 0)),
                new GraphShape("rooted", 0, 0, 0, 0, 0, 0),
                new Always(
                        30,
                        List.of(new AlwaysPart("CLAUDE.md", "memory", 30)),
                        new Listing(0, 0, 0, 0, 2_000, 1_536, List.of())),
                new Start(WINDOW, 20_000, 0, 30, 30, Optional.empty()),
                List.of(),
                List.of(),
                List.of(new ModuleFacts("CLAUDE.md", "memory", 120, 30, 0, false, false)),
                new Check(List.of(), List.of()),
                List.of(),
                Optional.empty());
    }

    private static List<Count> counts(int exact, int rooted, int suffix, int name) {
        return List.of(
                new Count("exact", exact),
                new Count("rooted", rooted),
                new Count("suffix", suffix),
                new Count("name", name));
    }

    private static List<Count> strengths(int eager, int conditional, int lazy) {
        return List.of(new Count("eager", eager), new Count("conditional", conditional), new Count("lazy", lazy));
    }

    private static List<Fault> faults() {
        String line = "\t\t<delegate>patterns/pattern-library.md</delegate> \u001b[31m for 数据 and e\u0301";
        int start = line.indexOf("patterns");
        String longLine = "x".repeat(90) + " see quality/tdd.md or " + "y".repeat(120);
        int longStart = longLine.indexOf("quality");
        return List.of(
                new Fault(
                        Severity.ERROR,
                        "broken",
                        "patterns/pattern-library.md",
                        "no module at 'patterns/pattern-library.md'",
                        "did you mean 'shared/patterns/patterns-library.md'?",
                        List.of(
                                new Place(".claude/commands/review.md", 44, 13),
                                new Place(".claude/commands/release.md", 7, 3)),
                        new Excerpt(line, start, start + "patterns/pattern-library.md".length(), false, false)),
                new Fault(
                        Severity.WARNING,
                        "misplaced",
                        "quality/tdd.md",
                        "no module at 'quality/tdd.md', but the file name exists at shared/tdd.md",
                        "write shared/tdd.md",
                        List.of(new Place(".claude/agents/tester.md", 1_204, 96)),
                        new Excerpt(longLine, longStart, longStart + 14, false, true)),
                new Fault(
                        Severity.WARNING,
                        "ambiguous",
                        "README.md",
                        "'README.md' may mean 2 modules",
                        "",
                        List.of(new Place("a.md", 1, 1)),
                        new Excerpt("docs/README.md", 5, 14, false, false)));
    }

    private static List<Diagnostic> diagnostics() {
        SourceText text = SourceText.of(new ModuleId("shared/glossary.md"), "# Glossary\n\n```xml\n<a>\n");
        return List.of(
                Diagnostic.at(DiagnosticKind.UNCLOSED_FENCE, text, new Span(12, 18), "```"),
                Diagnostic.ofFile(DiagnosticKind.BINARY_FILE, "shared/logo.md"));
    }

    private static Entry entry(
            String name, String kind, int own, int eager, int nested, int reachable, String heaviest, int retained) {
        String folder = kind.equals("agent") ? ".claude/agents/" : ".claude/commands/";
        return new Entry(
                folder + name.replace(':', '/') + ".md",
                name,
                kind,
                own,
                eager,
                nested,
                11_030 + eager,
                reachable,
                reachable + 100,
                heaviest.isEmpty() ? List.of() : List.of(new Weight(heaviest, retained)));
    }
}
