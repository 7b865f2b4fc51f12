package dev.tare.modules.read;

import dev.tare.core.diag.Diagnostic;
import dev.tare.core.diag.DiagnosticKind;
import dev.tare.core.diag.Diagnostics;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.modules.read.Folder.FoundFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads one file after the other and refuses what is no text. Used by several threads. */
final class FileReading {

    private final FileAccess disk;
    private final int maxBytes;
    private final Diagnostics diagnostics;

    FileReading(FileAccess disk, int maxBytes, Diagnostics diagnostics) {
        this.disk = disk;
        this.maxBytes = maxBytes;
        this.diagnostics = diagnostics;
    }

    /** Returns the file's text, or null when it has none; then a diagnostic says why. */
    @Nullable
    SourceText read(FoundFile file) {
        if (file.size() > maxBytes) {
            report(DiagnosticKind.FILE_TOO_LARGE, file, Long.toString(file.size()), Integer.toString(maxBytes));
            return null;
        }
        byte[] bytes;
        try {
            bytes = bytes(disk, file.real(), file.size());
            BasicFileAttributes after = disk.attributes(file.real());
            if (bytes.length != file.size()
                    || after.size() != file.size()
                    || after.lastModifiedTime().toMillis() != file.modified()) {
                report(DiagnosticKind.FILE_CHANGED, file);
            }
        } catch (IOException e) {
            report(DiagnosticKind.UNREADABLE_FILE, file, Faults.of(e));
            return null;
        }
        SourceText text = SourceText.ofUtf8(new ModuleId(file.path()), bytes);
        int fault = Utf8.firstFault(bytes);
        if (fault < 0) {
            return text;
        }
        EncodingGuess guess = EncodingGuess.of(bytes, fault);
        Span place = new Span(fault, fault + 1);
        diagnostics.add(
                guess == null
                        ? Diagnostic.at(DiagnosticKind.BINARY_FILE, text, place)
                        : Diagnostic.at(DiagnosticKind.NOT_UTF8, text, place, guess.reason(), guess.name()));
        return null;
    }

    /** Returns the bytes of a file, at most as many as it had when it was listed. */
    static byte[] bytes(FileAccess disk, Path file, long size) throws IOException {
        byte[] bytes = new byte[(int) size];
        try (InputStream stream = disk.open(file)) {
            int length = stream.readNBytes(bytes, 0, bytes.length);
            return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
        }
    }

    private void report(DiagnosticKind kind, FoundFile file, Object... arguments) {
        diagnostics.add(Diagnostic.ofFile(kind, file.path(), arguments));
    }
}
