package dev.tare.modules.markdown;

/**
 * Code in a fence.
 *
 * @param place where the fence starts in the text, in characters
 * @param info what is said behind the opening fence, escapes resolved
 * @param content the lines between the fences as they are shown, the indentation of the fence taken away
 */
public record FencedCode(int place, String info, String content) {}
