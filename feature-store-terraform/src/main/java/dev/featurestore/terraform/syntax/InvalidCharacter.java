package dev.featurestore.terraform.syntax;

/** Terraform's messages about characters that start no token. */
final class InvalidCharacter {

    private InvalidCharacter() {}

    static HclSyntaxException problem(SourcePosition position, int codePoint) {
        return switch (codePoint) {
            case '&' -> operator(position, " Did you mean boolean AND (\"&&\")?");
            case '|' -> operator(position, " Did you mean boolean OR (\"||\")?");
            case '~' -> operator(position, " Did you mean boolean NOT (\"!\")?");
            case '^' -> operator(position, "");
            case '\'' -> character(position, "Single quotes are not valid. Use double quotes (\") to enclose strings.");
            case '`' ->
                character(
                        position,
                        "The \"`\" character is not valid. To create a multi-line string, use the \"heredoc\" syntax, like"
                                + " \"<<EOT\".");
            case ';' ->
                character(
                        position,
                        "The \";\" character is not valid. Use newlines to separate arguments and blocks, and commas to"
                                + " separate items in collection values.");
            default -> character(position, "This character is not used within the language.");
        };
    }

    private static HclSyntaxException operator(SourcePosition position, String suggestion) {
        return new HclSyntaxException(
                position, "Unsupported operator", "Bitwise operators are not supported." + suggestion);
    }

    private static HclSyntaxException character(SourcePosition position, String detail) {
        return new HclSyntaxException(position, "Invalid character", detail);
    }
}
