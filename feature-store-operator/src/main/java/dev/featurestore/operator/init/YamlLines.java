package dev.featurestore.operator.init;

/** Lines of a YAML file with comments, indented. */
final class YamlLines {
    private static final int WIDTH = 100;

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
        StringBuilder line = new StringBuilder();
        for (String word : comment.replace('\n', ' ').split(" ", -1)) {
            if (!line.isEmpty() && indent + marker.length() + line.length() + 1 + word.length() > WIDTH) {
                line(indent, marker + line);
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        line(indent, marker + line);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
