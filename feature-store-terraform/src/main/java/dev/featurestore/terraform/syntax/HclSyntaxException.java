package dev.featurestore.terraform.syntax;

/** A file that Terraform cannot load: the position and the problem, in Terraform's own words. */
public final class HclSyntaxException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient SourcePosition position;
    private final String summary;
    private final String detail;

    public HclSyntaxException(SourcePosition position, String summary, String detail) {
        super(position + ": " + summary + ": " + detail);
        this.position = position;
        this.summary = summary;
        this.detail = detail;
    }

    /** Where the problem is. */
    public SourcePosition position() {
        return position;
    }

    /** The problem in a few words, such as {@code Unclosed configuration block}. */
    public String summary() {
        return summary;
    }

    /** What is wrong and, where it can be said, what to write instead. */
    public String detail() {
        return detail;
    }
}
