package dev.featurestore.emulator.dashboard;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The templates of {@code src/main/jte}, which the build translated to classes, and the files beside them. */
final class Templates {

    /** The package of the generated classes, as in the POM. */
    private static final String PACKAGE = "dev.featurestore.emulator.dashboard.templates";

    private final TemplateEngine engine =
            TemplateEngine.createPrecompiled(null, ContentType.Html, Templates.class.getClassLoader(), PACKAGE);

    /** Renders a template. Its parameter {@code format} formats values. */
    byte[] render(String name, DashboardFormat format, Map<String, Object> values) {
        Map<String, Object> parameters = new HashMap<>(values);
        parameters.put("format", format);
        StringOutput html = new StringOutput();
        engine.render(name + ".jte", parameters, html);
        return VisibleCharacters.in(html.toString()).getBytes(StandardCharsets.UTF_8);
    }

    /** A file that pages link to. */
    byte[] asset(String name) {
        try (InputStream in = Templates.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
