package dev.featurestore.maven;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The plugin's descriptor, as the build has made it from the code. */
final class PluginDescriptor {

    /** One goal. An empty phase means that it is bound to none. */
    record Goal(
            String name,
            String phase,
            boolean threadSafe,
            boolean requiresProject,
            String description,
            String since,
            List<Parameter> parameters) {}

    /** One parameter that a user can set. An empty property means that it can be set in the POM only. */
    record Parameter(
            String name,
            String type,
            String property,
            String defaultValue,
            boolean required,
            String text,
            String since) {}

    private PluginDescriptor() {}

    static List<Goal> goals() throws Exception {
        try (InputStream in = PluginDescriptor.class.getResourceAsStream("/META-INF/maven/plugin.xml")) {
            Document xml =
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
            List<Goal> goals = new ArrayList<>();
            for (Element mojo :
                    children((Element) xml.getElementsByTagName("mojos").item(0))) {
                goals.add(new Goal(
                        text(mojo, "goal"),
                        text(mojo, "phase"),
                        Boolean.parseBoolean(text(mojo, "threadSafe")),
                        Boolean.parseBoolean(text(mojo, "requiresProject")),
                        text(mojo, "description"),
                        text(mojo, "since"),
                        parameters(mojo)));
            }
            goals.sort((a, b) -> a.name().compareTo(b.name()));
            return goals;
        }
    }

    private static List<Parameter> parameters(Element mojo) {
        List<Parameter> parameters = new ArrayList<>();
        Element configuration = child(mojo, "configuration");
        for (Element parameter : children(child(mojo, "parameters"))) {
            if (!Boolean.parseBoolean(text(parameter, "editable"))) {
                continue;
            }
            String name = text(parameter, "name");
            Element configured = configuration == null ? null : child(configuration, name);
            String property =
                    configured == null ? "" : configured.getTextContent().strip();
            parameters.add(new Parameter(
                    name,
                    text(parameter, "type").replaceAll(".*\\.", ""),
                    property.startsWith("${") ? property.substring(2, property.length() - 1) : "",
                    configured == null ? "" : configured.getAttribute("default-value"),
                    Boolean.parseBoolean(text(parameter, "required")),
                    text(parameter, "description"),
                    text(parameter, "since")));
        }
        return parameters;
    }

    private static String text(Element parent, String name) {
        Element child = child(parent, name);
        return child == null ? "" : child.getTextContent().strip();
    }

    private static @Nullable Element child(Element parent, String name) {
        return children(parent).stream()
                .filter(e -> e.getTagName().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static List<Element> children(@Nullable Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent == null ? null : parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }
}
