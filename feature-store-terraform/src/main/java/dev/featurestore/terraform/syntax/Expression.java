package dev.featurestore.terraform.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** An expression of HCL, as it is written; nothing is evaluated. */
public sealed interface Expression {

    /** Terraform's {@code null} in what {@link #literal} returns, since Java's cannot be kept in collections. */
    enum Null {
        NULL
    }

    /** Where the expression is, and its text. */
    SourceSpan span();

    /** The expressions that this one is directly made of, in the order of the text. */
    List<Expression> children();

    /** Where the expression begins. */
    default SourcePosition position() {
        return span().position();
    }

    /** The expression exactly as it is written. */
    default String source() {
        return span().text();
    }

    /**
     * Every place in the expression that refers to something declared outside of it, in the order of the text. Places
     * that name an iterator of the expression's own are not among them.
     */
    default List<ReferenceUse> uses() {
        return new ReferenceFinder().in(this).uses();
    }

    /** What the expression refers to, its iterators included. */
    default Set<Reference> references() {
        return new ReferenceFinder().in(this).references();
    }

    /**
     * The value, if it can be read off without evaluating anything: {@code String}, {@code BigDecimal},
     * {@code Boolean}, {@code List<Object>}, {@code Map<String, Object>} or {@link Null#NULL}. Collections are
     * unmodifiable and keep the order of the text.
     */
    default Optional<Object> literal() {
        return Optional.empty();
    }

    /**
     * A number, a boolean, {@code null}, or text without template sequences, also as a bare key of an object.
     *
     * @param value as {@link #literal} describes
     */
    record Literal(SourceSpan span, Object value) implements Expression {
        @Override
        public List<Expression> children() {
            return List.of();
        }

        @Override
        public Optional<Object> literal() {
            return Optional.of(value);
        }
    }

    /** A quoted string or heredoc with sequences in it; {@code %{if}} is a {@link Conditional} of two templates. */
    record Template(SourceSpan span, List<Expression> parts) implements Expression {
        public Template {
            parts = List.copyOf(parts);
        }

        @Override
        public List<Expression> children() {
            return parts;
        }
    }

    /** {@code %{for}}: what the loop gives, joined to one text. */
    record Join(SourceSpan span, For loop) implements Expression {
        @Override
        public List<Expression> children() {
            return List.of(loop);
        }
    }

    /**
     * A name and the attributes that follow it: {@code var.region}, {@code oci_core_vcn.this.id}. Whatever comes behind
     * an index or a splat is a {@link GetAttribute} or {@link Index} around it.
     */
    record Traversal(SourceSpan span, String root, List<String> attributes) implements Expression {
        public Traversal {
            attributes = List.copyOf(attributes);
        }

        @Override
        public List<Expression> children() {
            return List.of();
        }
    }

    /** {@code from.name}, where {@code from} is not a plain name. */
    record GetAttribute(SourceSpan span, Expression from, String name) implements Expression {
        @Override
        public List<Expression> children() {
            return List.of(from);
        }
    }

    /** {@code from[key]}, and {@code from.0} as written for Terraform 0.11. */
    record Index(SourceSpan span, Expression from, Expression key) implements Expression {
        @Override
        public List<Expression> children() {
            return List.of(from, key);
        }
    }

    /**
     * {@code from[*].…} and {@code from.*.…}.
     *
     * @param each what is done to each element; a {@link SplatElement} stands for the element
     */
    record Splat(SourceSpan span, Expression from, Expression each) implements Expression {
        @Override
        public List<Expression> children() {
            return List.of(from, each);
        }
    }

    /** The element that a {@link Splat} is at. */
    record SplatElement(SourceSpan span) implements Expression {
        @Override
        public List<Expression> children() {
            return List.of();
        }
    }

    /** {@code function(arguments)}; the last argument may be expanded with {@code ...}. */
    record Call(SourceSpan span, String function, List<Expression> arguments) implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
        }

        @Override
        public List<Expression> children() {
            return arguments;
        }
    }

    /** {@code [a, b]}. */
    record Tuple(SourceSpan span, List<Expression> elements) implements Expression {
        public Tuple {
            elements = List.copyOf(elements);
        }

        @Override
        public List<Expression> children() {
            return elements;
        }

        @Override
        public Optional<Object> literal() {
            return Literals.list(elements);
        }
    }

    /** <code>{ key = value }</code>. */
    record ObjectConstructor(SourceSpan span, List<Item> items) implements Expression {
        /** One {@code key = value}. */
        public record Item(Expression key, Expression value) {}

        public ObjectConstructor {
            items = List.copyOf(items);
        }

        @Override
        public List<Expression> children() {
            List<Expression> children = new ArrayList<>();
            for (Item item : items) {
                children.add(item.key);
                children.add(item.value);
            }
            return children;
        }

        @Override
        public Optional<Object> literal() {
            return Literals.map(items);
        }
    }

    /**
     * {@code [for v in c : x if y]}, <code>{for k, v in c : x => y}</code>.
     *
     * @param names the iterators' names, one or two
     * @param body key, value and condition, as far as they are written
     */
    record For(SourceSpan span, List<String> names, Expression collection, List<Expression> body)
            implements Expression {
        public For {
            names = List.copyOf(names);
            body = List.copyOf(body);
        }

        @Override
        public List<Expression> children() {
            return Stream.concat(Stream.of(collection), body.stream()).toList();
        }
    }

    /** {@code condition ? whenTrue : whenFalse}. */
    record Conditional(SourceSpan span, Expression condition, Expression whenTrue, Expression whenFalse)
            implements Expression {
        @Override
        public List<Expression> children() {
            return List.of(condition, whenTrue, whenFalse);
        }
    }

    /**
     * {@code left operator right}.
     *
     * @param operator its sign, such as {@code &&}
     */
    record Binary(SourceSpan span, String operator, Expression left, Expression right) implements Expression {
        @Override
        public List<Expression> children() {
            return List.of(left, right);
        }
    }

    /**
     * {@code -operand} or {@code !operand}.
     *
     * @param operator its sign
     */
    record Unary(SourceSpan span, String operator, Expression operand) implements Expression {
        @Override
        public List<Expression> children() {
            return List.of(operand);
        }

        @Override
        public Optional<Object> literal() {
            return Literals.negated(operator, operand);
        }
    }

    /** {@code (inner)}. */
    record Parentheses(SourceSpan span, Expression inner) implements Expression {
        @Override
        public List<Expression> children() {
            return List.of(inner);
        }

        @Override
        public Optional<Object> literal() {
            return inner.literal();
        }
    }
}
