package dev.featurestore.emulator.dashboard;

/** Cuts a label to the width of its box by an upper bound of the widths of its characters, whatever the font is. */
final class LabelWidth {

    /** Room for text in a box, in the units of the picture. */
    private static final double ROOM = LineageGraph.BOX_WIDTH - 28.0;

    private static final double NARROW = 5.5;
    private static final double NORMAL = 8.6;
    private static final double CAPITAL = 10.8;
    private static final double WIDE = 14.5;

    /** The last of the Latin letters, which have the widths above. */
    private static final int LATIN = 0x24f;

    private LabelWidth() {}

    static String fit(String name) {
        String label = name.isBlank() ? "(no name)" : name;
        double width = 0;
        int lastThatLeavesRoom = 0;
        for (int i = 0; i < label.length(); ) {
            int character = label.codePointAt(i);
            width += width(character);
            if (width > ROOM) {
                return label.substring(0, lastThatLeavesRoom) + "…";
            }
            i += Character.charCount(character);
            if (width + WIDE <= ROOM) {
                lastThatLeavesRoom = i;
            }
        }
        return label;
    }

    private static double width(int character) {
        if ("iljtfr.,:;|!'()[]- ".indexOf(character) >= 0) {
            return NARROW;
        }
        switch (Character.getType(character)) {
            // Shown as its number.
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> {
                return 8 * CAPITAL;
            }
            default -> {}
        }
        if ("mwMW@%&".indexOf(character) >= 0 || character > LATIN) {
            return WIDE;
        }
        return Character.isUpperCase(character) ? CAPITAL : NORMAL;
    }
}
