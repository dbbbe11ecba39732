package dev.featurestore.terraform.syntax;

import org.jspecify.annotations.Nullable;

/**
 * Something that an expression refers to.
 *
 * @param kind what it is
 * @param subject its name: {@code region} for {@code var.region}, {@code suffix} for {@code local.suffix}, but whole
 *     addresses {@code oci_core_vcn.this}, {@code data.oci_core_services.all}, {@code module.net}; for {@link Kind#OTHER}
 *     the name that the expression begins with
 */
public record Reference(Kind kind, String subject) {

    /** What a reference can lead to. */
    public enum Kind {
        VARIABLE,
        LOCAL,
        RESOURCE,
        DATA,
        MODULE,
        /**
         * What is not declared by a block: {@code each}, {@code count}, {@code self}, {@code path}, {@code terraform},
         * the iterators of {@code for} and of {@code dynamic} blocks, and a bare name that refers to nothing.
         */
        OTHER
    }

    // The methods that the JVM makes for a record take 50 ms of each verify, as it makes their first ones.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Reference reference && kind == reference.kind && subject.equals(reference.subject);
    }

    @Override
    public int hashCode() {
        return 31 * kind.hashCode() + subject.hashCode();
    }

    /** What a name with attributes refers to where no iterator hides it. */
    static Reference of(Expression.Traversal traversal) {
        int attributes = traversal.attributes().size();
        String root = traversal.root();
        return switch (root) {
            case "each", "count", "self", "path", "terraform" -> other(root);
            case "var" -> attributes < 1 ? other(root) : new Reference(Kind.VARIABLE, attribute(traversal, 0));
            case "local" -> attributes < 1 ? other(root) : new Reference(Kind.LOCAL, attribute(traversal, 0));
            case "module" ->
                attributes < 1 ? other(root) : new Reference(Kind.MODULE, "module." + attribute(traversal, 0));
            case "data" ->
                attributes < 2
                        ? other(root)
                        : new Reference(Kind.DATA, "data." + attribute(traversal, 0) + "." + attribute(traversal, 1));
            case "resource" ->
                attributes < 2
                        ? other(root)
                        : new Reference(Kind.RESOURCE, attribute(traversal, 0) + "." + attribute(traversal, 1));
            default ->
                attributes < 1 ? other(root) : new Reference(Kind.RESOURCE, root + "." + attribute(traversal, 0));
        };
    }

    private static Reference other(String root) {
        return new Reference(Kind.OTHER, root);
    }

    private static String attribute(Expression.Traversal traversal, int index) {
        return traversal.attributes().get(index);
    }
}
