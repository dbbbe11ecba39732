package dev.featurestore.terraform.module;

import dev.featurestore.terraform.syntax.Expression;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Addresses of resources as {@code moved} blocks name them. */
public final class ResourceAddress {

    private ResourceAddress() {}

    /** The type of the resource; empty if the address is a module's. */
    public static Optional<String> type(Expression address) {
        List<String> names = names(address);
        int next = 0;
        while (next + 1 < names.size() && names.get(next).equals("module")) {
            next += 2;
        }
        return names.size() - next == 2 ? Optional.of(names.get(next)) : Optional.empty();
    }

    /** The names of the address, without keys of instances. */
    private static List<String> names(Expression address) {
        List<String> reversed = new ArrayList<>();
        Expression rest = address;
        while (true) {
            if (rest instanceof Expression.Index index) {
                rest = index.from();
            } else if (rest instanceof Expression.GetAttribute get) {
                reversed.add(get.name());
                rest = get.from();
            } else {
                break;
            }
        }
        Collections.reverse(reversed);
        if (!(rest instanceof Expression.Traversal traversal)) {
            return List.of();
        }
        List<String> names = new ArrayList<>(List.of(traversal.root()));
        names.addAll(traversal.attributes());
        names.addAll(reversed);
        return names;
    }
}
