package dev.tare.modules.dialect;

import dev.tare.core.text.ModuleId;
import dev.tare.core.text.SourceText;
import dev.tare.modules.block.Layout;
import dev.tare.modules.model.FrontMatter;

/**
 * A file on its way to a module: its text, layout and front matter are known, its kind is not yet.
 *
 * @param source the text as it lies on disk
 * @param layout its blocks, and what each place stands in
 * @param frontMatter its front matter
 */
public record Draft(SourceText source, Layout layout, FrontMatter frontMatter) {

    public ModuleId id() {
        return source.id();
    }
}
