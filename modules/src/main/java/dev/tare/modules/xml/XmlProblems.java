package dev.tare.modules.xml;

import dev.tare.core.diag.Diagnostic;
import dev.tare.core.diag.DiagnosticKind;
import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import java.util.ArrayList;
import java.util.List;

/** What is malformed in the XML of one file; only the first few are told one by one. */
final class XmlProblems {

    static final int MOST = 5;

    private final SourceText source;
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private int untold;
    private int firstUntold;
    private boolean tooDeep;

    XmlProblems(SourceText source) {
        this.source = source;
    }

    void add(int start, int end, String what) {
        if (diagnostics.size() < MOST) {
            diagnostics.add(Diagnostic.at(DiagnosticKind.MALFORMED_XML, source, new Span(start, end), what));
        } else if (untold++ == 0) {
            firstUntold = start;
        }
    }

    void tooDeep(int start, int end, int depth) {
        if (!tooDeep) {
            tooDeep = true;
            diagnostics.add(Diagnostic.at(
                    DiagnosticKind.TOO_DEEPLY_NESTED, source, new Span(start, end), Integer.toString(depth)));
        }
    }

    List<Diagnostic> diagnostics() {
        List<Diagnostic> all = new ArrayList<>(diagnostics);
        if (untold > 0) {
            Span place = new Span(firstUntold, firstUntold);
            String what = untold + (untold == 1 ? " more place like these" : " more places like these");
            all.add(Diagnostic.at(DiagnosticKind.MALFORMED_XML, source, place, what));
        }
        all.sort(null);
        return all;
    }
}
