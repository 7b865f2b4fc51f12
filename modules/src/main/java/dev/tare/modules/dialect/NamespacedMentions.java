package dev.tare.modules.dialect;

import dev.tare.modules.model.Form;

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
}
