package dev.tare.modules.dialect;

import dev.tare.core.text.Span;
import dev.tare.modules.model.Form;
import dev.tare.modules.model.Surroundings;
import java.util.Optional;

/** Files of a bundle by the bundle's name: {@code @kit:context/shared/base.md}, {@code @kit:docs/}. */
final class NamespacedMentions implements Dialect {

    @Override
    public String id() {
        return "namespaced-mentions";
    }

    @Override
    public boolean isPresentIn(Tree tree) {
        return false;
    }

    @Override
    public String triggers() {
        return "@";
    }

    @Override
    public int scan(MentionScan scan, int at) {
        byte[] text = scan.text();
        if (!AtPaths.opens(text, at)) {
            return -1;
        }
        int colon = at + 1;
        while (colon < scan.end() && PathText.isName(text[colon])) {
            colon++;
        }
        if (colon == at + 1 || colon + 1 >= scan.end() || text[colon] != ':' || !PathText.isLetter(text[at + 1])) {
            return -1;
        }
        int end = PathText.runEnd(text, colon + 1, scan.end());
        while (end > colon + 1 && (text[end - 1] == '.' || text[end - 1] == '*')) {
            end--;
        }
        String target = scan.slice(at + 1, end);
        int slash = target.indexOf('/');
        if (slash == colon - at || slash < 0 && !PathText.hasModuleExtension(target)) {
            return -1;
        }
        scan.add(this, Form.NAMESPACED, at, end, target);
        return end;
    }

    /** A bundle's YAML lists the files of its context without the at sign. */
    @Override
    public void structure(MentionScan scan) {
        String extension = scan.draft().id().extension();
        if (!extension.equals("yaml") && !extension.equals("yml")) {
            return;
        }
        ManifestLines lines =
                new ManifestLines(scan.text(), scan.draft().source().span());
        if (!lines.findTop("context") || !lines.findBelow("include", 0)) {
            return;
        }
        while (lines.advance() && (lines.isBlank() || lines.isItem())) {
            Span item = lines.isItem() ? lines.item() : new Span(0, 0);
            String target = scan.slice(item.start(), item.end());
            if (target.indexOf(':') > 0 && target.indexOf(' ') < 0 && PathText.hasModuleExtension(target)) {
                scan.add(this, Form.NAMESPACED, item.start(), item.end(), target, Optional.empty(), Surroundings.TEXT);
            }
        }
    }
}
