package dev.tare.bundler.build;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** What commonmark-java renders a text to, without what passes may leave out. */
final class OtherRendering {

    private static final Parser PARSER =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().extensions(List.of(TablesExtension.create())).build();

    private static final Pattern FRONT_MATTER =
            Pattern.compile("\\A\ufeff?---[ \t]*\r?\n(?=\\S)[\\s\\S]*?^(---|\\.\\.\\.)[ \t]*\r?$", Pattern.MULTILINE);
    private static final Pattern XML =
            Pattern.compile("<pre><code(?: class=\"[^\"]*\")?>(\\s*&lt;[\\s\\S]*?)</code></pre>");

    private OtherRendering() {}

    /** Returns HTML without comments and rules, and without white space and comments in code that is XML: others judge that. */
    static String of(String markdown) {
        Matcher head = FRONT_MATTER.matcher(markdown);
        // A byte order mark belongs to the file; this parser would take it for a word.
        int start = head.find() ? head.end() : markdown.startsWith("\ufeff") ? 1 : 0;
        String html = RENDERER.render(PARSER.parse(markdown.substring(start)))
                .replace("<hr />\n", "")
                .replaceAll("<p>[═=]+</p>\n", "")
                .replaceAll(" *<!--[\\s\\S]*?-->[ \t]*\n?", "");
        Matcher xml = XML.matcher(html);
        StringBuilder alike = new StringBuilder();
        while (xml.find()) {
            String tags = xml.group(1)
                    .replaceAll("\\s|&lt;!--[\\s\\S]*?--&gt;", "")
                    .replace("&amp;gt;", "&gt;")
                    .replace("&quot;", "'");
            xml.appendReplacement(alike, Matcher.quoteReplacement("<xml>" + tags + "</xml>"));
        }
        return markdown.substring(0, start) + xml.appendTail(alike).toString().replaceAll("\n+", "\n");
    }
}
