package dev.tare.modules.dialect;

import dev.tare.modules.model.Form;
import dev.tare.modules.model.Surroundings;

/**
 * Paths behind an at sign: imports of memory files, attachments of commands, or mere text, as the harness has it. An
 * at sign inside a word is an e-mail address, and a name without slash or extension is not a path.
 */
final class AtPaths implements CommonDialect {

    @Override
    public String id() {
        return "at-paths";
    }

    @Override
    public String triggers() {
        return "@";
    }

    @Override
    public int scan(MentionScan scan, int at) {
        byte[] text = scan.text();
        if (!opens(text, at)) {
            return -1;
        }
        int start = at + 1;
        int end = trim(text, start, runEnd(text, start, scan.end()));
        if (end - start < 2) {
            return -1;
        }
        String target = scan.slice(start, end).replace("\\ ", " ");
        if (!PathText.hasModuleExtension(target)) {
            int cut = asciiEnd(text, start, end);
            if (cut > start) {
                end = cut;
                target = scan.slice(start, end);
            } else if (!namesOtherFile(scan, target)) {
                return -1;
            }
        }
        int sectionEnd = PathText.sectionEnd(text, end, scan.end());
        Surroundings place = scan.surroundingsAt(at);
        Form form = place == Surroundings.INSTRUCTION_FENCE && XmlContext.isXmlPath(text, start)
                ? Form.XML_PATH
                : Form.AT_PATH;
        int section = PathText.isLineRange(text, end, sectionEnd) ? end : sectionEnd;
        scan.add(this, form, at, sectionEnd, target, end, section);
        return sectionEnd;
    }

    /** Tells whether the at sign begins a word. */
    static boolean opens(byte[] text, int at) {
        if (at == 0) {
            return true;
        }
        byte before = text[at - 1];
        return before >= 0 && !PathText.isWord(before) && "./-+@\\~$#%".indexOf(before) < 0;
    }

    private static int runEnd(byte[] text, int start, int limit) {
        int end = PathText.runEnd(text, start, limit);
        while (end + 2 < limit && text[end] == '\\' && text[end + 1] == ' ' && end - start < PathText.MAX_LENGTH) {
            end = PathText.runEnd(text, end + 2, limit);
        }
        return end;
    }

    private static int trim(byte[] text, int start, int runEnd) {
        int end = runEnd;
        while (end > start && (text[end - 1] == '.' || text[end - 1] == '*' || text[end - 1] == '_')) {
            end--;
        }
        return end;
    }

    /** Returns where a path ends that letters of another script follow without a blank, or -1. */
    private static int asciiEnd(byte[] text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (text[i] == '.') {
                int extension = PathText.moduleExtensionEnd(text, i, end);
                if (extension >= 0 && extension < end && (text[extension] < 0 || text[extension] == '*')) {
                    return extension;
                }
            }
        }
        return -1;
    }

    /** A home path, or a file or folder that lies here but is no module. */
    private static boolean namesOtherFile(MentionScan scan, String target) {
        if (target.startsWith("~/")) {
            return true;
        }
        Tree tree = scan.tree();
        String path = target.endsWith("/") ? target.substring(0, target.length() - 1) : target;
        String folder = scan.draft().id().folder();
        String sibling = folder.isEmpty() ? path : folder + "/" + path;
        boolean folderLike = target.indexOf('/') >= 0;
        return tree.hasFile(path)
                || tree.hasFile(sibling)
                || folderLike && (tree.hasFolder(path) || tree.hasFolder(sibling));
    }
}
