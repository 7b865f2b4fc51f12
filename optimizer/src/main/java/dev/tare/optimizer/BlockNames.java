package dev.tare.optimizer;

import dev.tare.modules.block.Block;
import java.util.Locale;

/** What people call the kinds of blocks. */
public final class BlockNames {

    private BlockNames() {}

    /** Returns a lower-case name, such as {@code code fence}. */
    public static String of(Block block) {
        return switch (block.getClass().getSimpleName()) {
            case "FrontMatterBlock" -> "front matter";
            case "ListBlock" -> "list";
            case "IndentedCode" -> "code";
            case "Fence" -> "code fence";
            case "XmlElement" -> "XML element";
            default -> block.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        };
    }
}
