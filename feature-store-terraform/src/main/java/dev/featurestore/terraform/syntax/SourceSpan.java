package dev.featurestore.terraform.syntax;

/** A stretch of a file: where it begins and what is written there. */
public final class SourceSpan {

    private final String text;
    private final int start;
    private final int end;
    private final SourcePosition position;

    /**
     * @param text the whole file
     * @param start offset of the first character
     * @param end offset behind the last character
     * @param position the place of the first character
     */
    SourceSpan(String text, int start, int end, SourcePosition position) {
        this.text = text;
        this.start = start;
        this.end = end;
        this.position = position;
    }

    /** The place of the first character. */
    public SourcePosition position() {
        return position;
    }

    /** The characters, exactly as in the file. */
    public String text() {
        return text.substring(start, end);
    }

    /** The stretch from this one's start to the end of another one in the same file. */
    SourceSpan to(SourceSpan last) {
        return new SourceSpan(text, start, last.end, position);
    }

    /**
     * Start and end as Terraform's messages name a stretch: {@code main.tf:2,3-8}, or {@code main.tf:2,3-4,1} over
     * several lines.
     */
    String range() {
        return rangeFrom(position);
    }

    /** The range from an earlier place in the file to this stretch's end. */
    public String rangeFrom(SourcePosition first) {
        String written = text();
        int newline = written.lastIndexOf('\n');
        long line = position.line() + written.chars().filter(c -> c == '\n').count();
        int column = written.codePointCount(newline + 1, written.length()) + (newline < 0 ? position.column() : 1);
        String end = line == first.line() ? String.valueOf(column) : line + "," + column;
        return first.file() + ":" + first.line() + "," + first.column() + "-" + end;
    }

    @Override
    public String toString() {
        return position + " " + text();
    }
}
