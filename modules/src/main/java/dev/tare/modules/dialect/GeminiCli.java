package dev.tare.modules.dialect;

import dev.tare.modules.model.Form;
import dev.tare.modules.model.ModuleKind;
import dev.tare.modules.model.Slot;
import java.util.Optional;

/** Gemini CLI's files: GEMINI.md, and commands in TOML, which put a file in place with {@code @{path}}, and arguments with {@code {{args}}}. */
final class GeminiCli implements Dialect {

    private static final String ARGUMENTS = "{{args}}";

    @Override
    public String id() {
        return "gemini-cli";
    }

    @Override
    public boolean isPresentIn(Tree tree) {
        return tree.hasFileNamed("GEMINI.md") || tree.hasFolderNamed(".gemini");
    }

    @Override
    public Optional<Role> roleOf(Draft draft, Tree tree) {
        String path = draft.id().path();
        if (draft.id().fileName().equals("GEMINI.md")) {
            return Optional.of(new Role(ModuleKind.MEMORY, draft.id().stem()));
        }
        int commands = isToml(draft) ? Folders.below(path, "commands") : -1;
        return commands < 0
                ? Optional.empty()
                : Optional.of(new Role(
                        ModuleKind.COMMAND,
                        Names.withoutExtension(path.substring(commands)).replace('/', ':')));
    }

    @Override
    public String triggers() {
        return "@{";
    }

    @Override
    public int scan(MentionScan scan, int at) {
        byte[] text = scan.text();
        if (text[at] == '{') {
            return arguments(scan, at);
        }
        if (!isToml(scan.draft()) || at + 1 >= scan.end() || text[at + 1] != '{') {
            return -1;
        }
        int end = at + 2;
        while (end < scan.end() && text[end] != '}' && text[end] != '\n' && end - at < PathText.MAX_LENGTH) {
            end++;
        }
        if (end == scan.end() || text[end] != '}') {
            return -1;
        }
        String target = scan.slice(at + 2, end).strip();
        if (!PathText.hasModuleExtension(target)) {
            return -1;
        }
        scan.add(this, Form.AT_PATH, at, end + 1, target);
        return end + 1;
    }

    private static int arguments(MentionScan scan, int at) {
        int end = at + ARGUMENTS.length();
        boolean found = scan.kind() == ModuleKind.COMMAND
                && isToml(scan.draft())
                && end <= scan.end()
                && scan.slice(at, end).equals(ARGUMENTS);
        if (!found) {
            return -1;
        }
        scan.addSlot(at, end, Slot.Kind.ARGUMENTS, "ARGUMENTS");
        return end;
    }

    private static boolean isToml(Draft draft) {
        return draft.id().extension().equals("toml");
    }
}
