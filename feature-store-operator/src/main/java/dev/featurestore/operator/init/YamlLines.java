package dev.featurestore.operator.init;

/** Lines of a YAML file with comments, indented. */
final class YamlLines {
    private static final int WIDTH = 80;

    private final StringBuilder text = new StringBuilder();

    void line(int indent, String line) {
        text.append(" ".repeat(indent)).append(line).append('\n');
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
