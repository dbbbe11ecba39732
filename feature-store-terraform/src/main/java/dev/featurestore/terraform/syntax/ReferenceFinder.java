package dev.featurestore.terraform.syntax;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Collects the references of expressions and bodies. Names of iterators hide what is declared outside, for as far as
 * they reach.
 */
public final class ReferenceFinder {

    /** Arguments that look like references but name a provider's configuration or an attribute. */
    private static final Set<String> NOT_EXPRESSIONS = Set.of("provider", "providers");

    private record Visit(Expression expression, Set<String> iterators) {}

    private final List<ReferenceUse> uses = new ArrayList<>();
    private final Set<Reference> references = new LinkedHashSet<>();

    /** The places that refer to something declared outside; those that name an iterator are not among them. */
    public List<ReferenceUse> uses() {
        return List.copyOf(uses);
    }

    /** What is referred to, iterators included. */
    Set<Reference> references() {
        return Collections.unmodifiableSet(references);
    }

    ReferenceFinder in(Expression expression) {
        visit(expression, Set.of());
        return this;
    }

    /** Looks through the body of a resource, data source or module call. */
    public ReferenceFinder inDeclaration(Body body) {
        for (Argument attribute : body.attributes()) {
            if (!NOT_EXPRESSIONS.contains(attribute.name())) {
                visit(attribute.value(), Set.of());
            }
        }
        for (Block block : body.blocks()) {
            switch (block.type()) {
                case "lifecycle" -> visitWithout(block.body(), Set.of("ignore_changes"));
                case "provisioner" -> visitWithout(block.body(), Set.of("when", "on_failure"));
                default -> visit(block, Set.of());
            }
        }
        return this;
    }

    private void visitWithout(Body body, Set<String> keywords) {
        for (Argument attribute : body.attributes()) {
            if (!keywords.contains(attribute.name())) {
                visit(attribute.value(), Set.of());
            }
        }
        body.blocks().forEach(block -> visit(block, Set.of()));
    }

    private void visit(Block block, Set<String> iterators) {
        if (block.type().equals("dynamic") && block.labels().size() == 1) {
            visitDynamic(block, iterators);
            return;
        }
        block.body().attributes().forEach(attribute -> visit(attribute.value(), iterators));
        block.body().blocks().forEach(nested -> visit(nested, iterators));
    }

    private void visitDynamic(Block block, Set<String> iterators) {
        Optional<String> named = block.body()
                .attribute("iterator")
                .map(Argument::value)
                .filter(Expression.Traversal.class::isInstance)
                .map(value -> ((Expression.Traversal) value).root());
        Set<String> inner = with(iterators, List.of(named.orElse(block.labels().get(0))));
        for (Argument attribute : block.body().attributes()) {
            switch (attribute.name()) {
                case "iterator" -> {}
                case "labels" -> visit(attribute.value(), inner);
                default -> visit(attribute.value(), iterators);
            }
        }
        block.body().blocks().forEach(content -> visit(content, inner));
    }

    /** Walks without recursion, since a long chain of operators makes a deep tree. */
    private void visit(Expression root, Set<String> rootIterators) {
        Deque<Visit> pending = new ArrayDeque<>();
        pending.push(new Visit(root, rootIterators));
        while (!pending.isEmpty()) {
            Visit visit = pending.pop();
            Set<String> iterators = visit.iterators();
            if (visit.expression() instanceof Expression.Traversal traversal) {
                add(traversal, iterators.contains(traversal.root()));
            } else if (visit.expression() instanceof Expression.For loop) {
                pushAll(pending, loop.body(), with(iterators, loop.names()));
                pending.push(new Visit(loop.collection(), iterators));
            } else {
                pushAll(pending, visit.expression().children(), iterators);
            }
        }
    }

    private void add(Expression.Traversal traversal, boolean iterator) {
        if (iterator) {
            references.add(new Reference(Reference.Kind.OTHER, traversal.root()));
            return;
        }
        ReferenceUse use = ReferenceUse.of(traversal);
        references.add(use.reference());
        uses.add(use);
    }

    private static void pushAll(Deque<Visit> pending, List<Expression> expressions, Set<String> iterators) {
        for (int i = expressions.size() - 1; i >= 0; i--) {
            pending.push(new Visit(expressions.get(i), iterators));
        }
    }

    private static Set<String> with(Set<String> iterators, List<String> names) {
        Set<String> all = new HashSet<>(iterators);
        all.addAll(names);
        return Set.copyOf(all);
    }
}
