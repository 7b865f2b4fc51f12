package dev.tare.modules.dialect;

import dev.tare.modules.model.Form;
import java.util.Optional;

/**
 * Legend includes: {@code @include shared/legend.yml#Section}, or {@code @include #Section} for the file itself. Style
 * sheets write {@code @include} too, but never with a module's path or a hash.
 */
final class SectionIncludes implements CommonDialect {

    private static final String WORD = "@include";

    @Override
    public String id() {
        return "legend-includes";
    }

    @Override
    public String triggers() {
        return "@";
    }

    @Override
    public int scan(MentionScan scan, int at) {
        byte[] text = scan.text();
        if (!PathText.is(text, at, WORD) || !AtPaths.opens(text, at)) {
            return -1;
        }
        int start = at + WORD.length();
        while (start < scan.end() && (text[start] == ' ' || text[start] == '\t')) {
            start++;
        }
        if (start == at + WORD.length()) {
            return -1;
        }
        int end = PathText.runEnd(text, start, scan.end());
        String path = scan.slice(start, end);
        boolean self = path.isEmpty();
        if (!self && !PathText.hasModuleExtension(path)) {
            return -1;
        }
        int sectionEnd = PathText.sectionEnd(text, end, scan.end());
        if (self && sectionEnd == end) {
            return -1;
        }
        Optional<String> section = sectionEnd == end ? Optional.empty() : Optional.of(scan.slice(end + 1, sectionEnd));
        scan.add(this, Form.SECTION_INCLUDE, at, sectionEnd, path, section);
        return sectionEnd;
    }
}
