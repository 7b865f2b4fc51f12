package dev.tare.bundler.whatif;

import dev.tare.bundler.Tare;
import dev.tare.bundler.audit.AuditReport;
import dev.tare.bundler.whatif.WhatIfReport.EntryStart;
import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.SourceText;
import dev.tare.modules.Framework;
import dev.tare.modules.FrameworkReader;
import dev.tare.modules.ReadOptions;
import dev.tare.modules.model.PromptModule;
import dev.tare.optimizer.defer.DeferralCheck;
import dev.tare.optimizer.defer.Deferred;
import dev.tare.optimizer.defer.PutAside;
import dev.tare.optimizer.proof.Finding;
import dev.tare.templates.OutputException;
import dev.tare.templates.OutputFolder;
import dev.tare.templates.PatchTarget;
import dev.tare.templates.PatchedFile;
import dev.tare.templates.TreeTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A change as a patch. It is tried before it is handed out. */
final class ChangePatch {

    private final Framework source;
    private final Deferred deferred;
    private final WhatIfReport promised;

    ChangePatch(Framework source, Deferred deferred, WhatIfReport promised) {
        this.source = source;
        this.deferred = deferred;
        this.promised = promised;
    }

    byte[] proven(ReadOptions options, TaskExecutor executor) throws OutputException, UnprovenPatchException {
        Path place;
        try {
            place = Files.createTempDirectory("tare-what-if");
        } catch (IOException e) {
            throw new OutputException(
                    "the patch cannot be tried: " + OutputFolder.reason(e), "check the folder for temporary files");
        }
        try (OutputFolder folder = OutputFolder.open(place.resolve("tree"), source.root(), false)) {
            write(folder.draft());
            Framework patched = FrameworkReader.read(folder.draft(), options, executor);
            List<Finding> found = DeferralCheck.check(source, patched, deferred, executor);
            if (!found.isEmpty()) {
                Finding first = found.get(0);
                throw new UnprovenPatchException(first.path() + ":" + first.line() + " " + first.message());
            }
            compare(Tare.audit(patched, executor));
        } finally {
            delete(place);
        }
        return patch();
    }

    private void write(Path tree) throws OutputException {
        Map<ModuleId, byte[]> texts = new HashMap<>();
        for (PromptModule module : source.modules()) {
            SourceText now = deferred.texts().getOrDefault(module.id(), module.source());
            texts.put(module.id(), now.utf8());
        }
        TreeTarget.write(source.root(), tree, texts, Set.of());
        for (PutAside aside : deferred.asides()) {
            TreeTarget.add(tree, aside.part(), text(aside.part()), aside.module());
        }
    }

    private void compare(AuditReport audit) throws UnprovenPatchException {
        if (audit.always().tokens() != promised.always().after()) {
            throw new UnprovenPatchException(
                    "always loaded would be " + audit.always().tokens() + " tokens and not "
                            + promised.always().after());
        }
        Map<String, Integer> starts = new HashMap<>();
        for (AuditReport.Entry entry : audit.entries()) {
            starts.put(entry.id(), entry.start());
        }
        for (EntryStart entry : promised.entries()) {
            Integer now = starts.remove(entry.id());
            if (now == null || now != entry.start().after()) {
                throw new UnprovenPatchException("the start of " + entry.name() + " would be " + now
                        + " tokens and not " + entry.start().after());
            }
        }
        if (!starts.isEmpty()) {
            throw new UnprovenPatchException("there would be more entries");
        }
    }

    private byte[] patch() {
        List<PatchedFile> files = new ArrayList<>();
        for (PromptModule module : source.modules()) {
            if (!deferred.stubs(module.id()).isEmpty()) {
                files.add(PatchedFile.edited(module.id().path(), module.source().utf8(), deferred.edits(module.id())));
            }
        }
        for (PutAside aside : deferred.asides()) {
            files.add(PatchedFile.added(aside.part().path(), text(aside.part())));
        }
        return PatchTarget.write(files);
    }

    private byte[] text(ModuleId part) {
        SourceText text = deferred.texts().get(part);
        if (text == null) {
            throw new IllegalStateException("there is no text of " + part);
        }
        return text.utf8();
    }

    private static void delete(Path place) throws OutputException {
        try {
            Files.deleteIfExists(place);
        } catch (IOException e) {
            throw new OutputException(place + " cannot be deleted: " + OutputFolder.reason(e), "delete it");
        }
    }
}
