package dev.featurestore.operator.page;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The resources of a stack as boxes, within the networks and services that contain them, and the references between them.
 *
 * @param frames networks and services, those that contain others first
 * @param boxes the resources
 * @param links the references that no frame shows
 * @param width its width
 * @param height its height
 */
public record Picture(List<Frame> frames, List<Box> boxes, List<Link> links, int width, int height) {

    public Picture {
        frames = List.copyOf(frames);
        boxes = List.copyOf(boxes);
        links = List.copyOf(links);
    }

    /**
     * A frame around boxes.
     *
     * @param kind what it is, such as {@code Subnet}; empty for a service
     * @param name its name
     * @param style the class of its color
     */
    public record Frame(String kind, String name, Tone tone, String style, int x, int y, int width, int height) {
        private Frame with(UnaryOperator<String> shown) {
            return new Frame(shown.apply(kind), shown.apply(name), tone, style, x, y, width, height);
        }
    }

    /**
     * A box.
     *
     * @param kind what it is
     * @param label its name, or how many there are
     * @param title all of it in words
     * @param uses what it refers to, in words
     */
    public record Box(
            int number,
            String frame,
            String kind,
            String label,
            String title,
            List<String> uses,
            Tone tone,
            int x,
            int y,
            int width) {

        /** Height of each box. */
        public static final int HEIGHT = 46;

        private static final int MARGIN = 8;

        public Box {
            uses = List.copyOf(uses);
        }

        /** The kind, as much as is about as wide as the box. */
        public String kindInBox() {
            return cut(kind, 6.4);
        }

        /** The sign of the tone and the label, as much as is about as wide as the box. */
        public String labelInBox() {
            return cut(tone.sign() + " " + label, 8);
        }

        private String cut(String text, double pixels) {
            int most = (int) ((width - 2 * MARGIN) / pixels);
            return text.codePointCount(0, text.length()) <= most
                    ? text
                    : text.substring(0, text.offsetByCodePoints(0, most - 1)).stripTrailing() + "…";
        }

        /** What it refers to, in a row. */
        public String usesText() {
            return String.join(", ", uses);
        }

        private Box with(UnaryOperator<String> shown) {
            return new Box(
                    number,
                    shown.apply(frame),
                    shown.apply(kind),
                    shown.apply(label),
                    shown.apply(title),
                    uses.stream().map(shown).toList(),
                    tone,
                    x,
                    y,
                    width);
        }
    }

    /**
     * A reference.
     *
     * @param from number of the box that refers
     * @param to number of the box that it refers to
     * @param path its curve, as path data of SVG
     * @param many whether so many boxes refer to the same one that its curves are shown only when it is pointed at
     */
    public record Link(int from, int to, String path, boolean many) {

        /** The class of its look in the style sheet. */
        public String style() {
            return many ? "many" : "few";
        }
    }

    /** The same with its texts as they are shown. */
    Picture with(UnaryOperator<String> shown) {
        return new Picture(
                frames.stream().map(frame -> frame.with(shown)).toList(),
                boxes.stream().map(box -> box.with(shown)).toList(),
                links,
                width,
                height);
    }
}
