package dev.featurestore.operator.init;

import dev.featurestore.operator.hint.Command;
import dev.featurestore.operator.hint.Commands;
import dev.featurestore.operator.hint.Goal;
import dev.featurestore.operator.values.Interpolation;
import dev.featurestore.operator.yaml.YamlText;
import org.jspecify.annotations.Nullable;

/** Lines of a YAML file with comments, indented. */
final class YamlLines {
    private static final int WIDTH = 80;

    private final StringBuilder text = new StringBuilder();

    void line(int indent, String line) {
        text.append(" ".repeat(indent)).append(line).append('\n');
    }

    /** The first lines of {@code feature_store.yaml}. */
    void head(Commands commands) {
        line(0, SchemaFiles.modeline(SchemaFiles.CONFIGURATION));
        comment(0, "Deploys the feature store through OCI Resource Manager.");
        line(0, "# Check this file: " + commands.text(Command.of(Goal.VERIFY)));
        line(0, "# Deploy: " + commands.text(Command.of(Goal.APPLY)));
    }

    /** A key and its value, which is plain Java. */
    void value(int indent, String name, @Nullable Object value) {
        line(indent, name + ": " + YamlText.inline(Interpolation.escaped(value)));
    }

    void blank() {
        text.append('\n');
    }

    /** A comment, broken into lines between words. */
    void comment(int indent, String comment) {
        comment(indent, "# ", comment);
    }

    /** A comment within lines that are commented out themselves. */
    void innerComment(int indent, String comment) {
        comment(indent, "#   # ", comment);
    }

    private void comment(int indent, String marker, String comment) {
        for (String line : Wrapped.lines(comment, WIDTH - indent - marker.length())) {
            line(indent, marker + line);
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
