package dev.featurestore.stack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** A diagram of boxes and arrows on a grid, drawn from lines of text. The comments in the text describe the syntax. */
final class ArchitecturePicture {

    private static final int COLUMN = 250;
    private static final int ROW = 120;
    private static final int WIDTH = 180;
    private static final int HEIGHT = 62;
    private static final int MARGIN = 36;

    private final Map<String, Box> boxes = new LinkedHashMap<>();
    private final List<Arrow> arrows = new ArrayList<>();
    private final StringBuilder frames = new StringBuilder();
    private int columns;
    private int rows;

    private record Box(int x, int y, List<String> lines) {
        int middle() {
            return x + WIDTH / 2;
        }

        int centre() {
            return y + HEIGHT / 2;
        }
    }

    /** A connection from its client to its server. */
    record Arrow(String from, String to, String label) {}

    /** Reads the whole text. */
    static ArchitecturePicture of(String text) {
        ArchitecturePicture picture = new ArchitecturePicture();
        text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(picture::add);
        return picture;
    }

    List<Arrow> arrows() {
        return List.copyOf(arrows);
    }

    private void add(String line) {
        String kind = line.substring(0, line.indexOf(' '));
        switch (kind) {
            case "box" -> addBox(line.split(" ", 5));
            case "frame" -> addFrame(line.split(" ", 6));
            case "arrow" -> {
                String[] words = line.split(" ", 4);
                arrows.add(new Arrow(words[1], words[2], words[3]));
            }
            default -> throw new IllegalArgumentException(line);
        }
    }

    private void addBox(String[] words) {
        int column = Integer.parseInt(words[2]);
        int row = Integer.parseInt(words[3]);
        columns = Math.max(columns, column + 1);
        rows = Math.max(rows, row + 1);
        boxes.put(words[1], new Box(x(column), y(row), List.of(words[4].split(" \\| ", -1))));
    }

    private void addFrame(String[] words) {
        int column = Integer.parseInt(words[1]);
        int row = Integer.parseInt(words[2]);
        int width = (Integer.parseInt(words[3]) - 1) * COLUMN + WIDTH + 2 * 24;
        int height = (Integer.parseInt(words[4]) - 1) * ROW + HEIGHT + 24 + 32;
        frames.append(String.format(
                Locale.ROOT,
                "  <rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"10\" fill=\"#f4f6f8\" stroke=\"#9aa5b1\"/>%n"
                        + "  <text x=\"%d\" y=\"%d\" font-weight=\"bold\" text-anchor=\"start\">%s</text>%n",
                x(column) - 24,
                y(row) - 32,
                width,
                height,
                x(column) - 12,
                y(row) - 12,
                escaped(words[5])));
    }

    /** The picture as SVG. */
    String svg() {
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" "
                        + "font-size=\"14\" text-anchor=\"middle\" fill=\"#1f2933\">%n"
                        + "  <rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>%n"
                        + "  <marker id=\"head\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\" markerWidth=\"8\" "
                        + "markerHeight=\"8\" orient=\"auto\"><path d=\"M0 0L8 4L0 8z\" fill=\"#334e68\"/></marker>%n",
                x(columns) - COLUMN + WIDTH + MARGIN,
                y(rows) - ROW + HEIGHT + MARGIN));
        svg.append(frames);
        boxes.values().forEach(box -> draw(box, svg));
        arrows.forEach(arrow -> draw(arrow, svg));
        return svg.append("</svg>\n").toString().replace("\r\n", "\n");
    }

    private static void draw(Box box, StringBuilder svg) {
        svg.append(String.format(
                Locale.ROOT,
                "  <rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"6\" fill=\"white\" stroke=\"#334e68\"/>%n",
                box.x(),
                box.y(),
                WIDTH,
                HEIGHT));
        int first = box.centre() + 5 - 10 * (box.lines().size() - 1);
        for (int line = 0; line < box.lines().size(); line++) {
            svg.append(String.format(
                    Locale.ROOT,
                    "  <text x=\"%d\" y=\"%d\">%s</text>%n",
                    box.middle(),
                    first + 20 * line,
                    escaped(box.lines().get(line))));
        }
    }

    /** Draws a straight line to the right along a row, or down to the next row. */
    private void draw(Arrow arrow, StringBuilder svg) {
        Box from = Objects.requireNonNull(boxes.get(arrow.from()), arrow.from());
        Box to = Objects.requireNonNull(boxes.get(arrow.to()), arrow.to());
        String path;
        int labelX;
        int labelY;
        if (from.y() == to.y()) {
            path = String.format(Locale.ROOT, "M%d %dL%d %d", from.x() + WIDTH, from.centre(), to.x(), to.centre());
            labelX = (from.x() + WIDTH + to.x()) / 2;
            labelY = from.centre() - 6;
        } else if (from.x() == to.x() && to.y() - from.y() == ROW) {
            path = String.format(Locale.ROOT, "M%d %dL%d %d", from.middle(), from.y() + HEIGHT, to.middle(), to.y());
            labelX = from.middle() + 26;
            labelY = (from.y() + HEIGHT + to.y()) / 2 + 5;
        } else {
            throw new IllegalArgumentException(arrow + " follows no row, and leads to no next row");
        }
        svg.append(String.format(
                Locale.ROOT,
                "  <path d=\"%s\" fill=\"none\" stroke=\"#334e68\" marker-end=\"url(#head)\"/>%n"
                        + "  <text x=\"%d\" y=\"%d\">%s</text>%n",
                path,
                labelX,
                labelY,
                escaped(arrow.label())));
    }

    private static int x(int column) {
        return MARGIN + column * COLUMN;
    }

    private static int y(int row) {
        return MARGIN + 16 + row * ROW;
    }

    private static String escaped(String text) {
        return text.strip().replace("&", "&amp;").replace("<", "&lt;");
    }
}
