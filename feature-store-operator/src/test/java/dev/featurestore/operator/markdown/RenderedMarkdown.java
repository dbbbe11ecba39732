package dev.featurestore.operator.markdown;

import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Markdown as GitHub and GitLab read it: CommonMark with tables and links that are only addresses. */
record RenderedMarkdown(String html) {

    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create(), AutolinkExtension.create());

    /** Reads a page. */
    static RenderedMarkdown of(String markdown) {
        return new RenderedMarkdown(HtmlRenderer.builder()
                .extensions(EXTENSIONS)
                .build()
                .render(Parser.builder().extensions(EXTENSIONS).build().parse(markdown)));
    }

    /** What is not code. */
    String markup() {
        return html.replaceAll("(?s)<code[^>]*>.*?</code>", "<code></code>");
    }
}
