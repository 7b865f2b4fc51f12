package dev.tare.bundler.report;

import dev.tare.bundler.audit.AuditReport;
import dev.tare.bundler.audit.AuditReport.ModuleFacts;

/** All modules by tokens, with who needs them. */
final class ModuleTable {

    private final AuditReport report;
    private final TextStyle style;

    ModuleTable(AuditReport report, TextStyle style) {
        this.report = report;
        this.style = style;
    }

    String write() {
        Page page = new Page(style);
        page.text(Ink.HEADING, "MODULES").end();
        page.right(Ink.FAINT, "tokens", AuditText.GUTTER)
                .right(Ink.FAINT, "used by", 9)
                .text(Ink.FAINT, "  kind")
                .to(30)
                .text(Ink.FAINT, "path")
                .end();
        for (ModuleFacts module : report.modules()) {
            page.right(Numbers.grouped(module.tokens()), AuditText.GUTTER)
                    .right(module.unreachable() ? "-" : Numbers.grouped(module.usedBy()), 9)
                    .text("  ")
                    .text(Ink.FAINT, module.kind())
                    .to(30)
                    .restOfPath(Ink.PLAIN, module.id())
                    .end();
        }
        return page.toString();
    }
}
