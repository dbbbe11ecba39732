package dev.featurestore.terraform.syntax;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Every expression of a body and of the blocks in it, those within others included. */
public final class AllExpressions {

    private AllExpressions() {}

    public static List<Expression> in(Body body) {
        List<Expression> all = new ArrayList<>();
        collect(body, all, new ArrayDeque<>());
        return all;
    }

    private static void collect(Body body, List<Expression> all, Deque<Expression> pending) {
        // Not by recursion, since a long chain of operators makes a deep tree.
        for (Argument attribute : body.attributes()) {
            pending.push(attribute.value());
            while (!pending.isEmpty()) {
                Expression expression = pending.pop();
                all.add(expression);
                for (Expression child : expression.children()) {
                    pending.push(child);
                }
            }
        }
        for (Block block : body.blocks()) {
            collect(block.body(), all, pending);
        }
    }
}
