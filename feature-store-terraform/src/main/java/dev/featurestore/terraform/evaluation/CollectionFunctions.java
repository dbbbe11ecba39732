package dev.featurestore.terraform.evaluation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Terraform's functions about lists, sets, maps and objects. */
final class CollectionFunctions {
    private CollectionFunctions() {}

    static Object length(Object value) throws FailedException, UndecidedException {
        if (value instanceof Collection<?> items) {
            return BigDecimal.valueOf(items.size());
        }
        if (value instanceof Map<?, ?> map) {
            return BigDecimal.valueOf(map.size());
        }
        if (value instanceof String text) {
            return TextFunctions.length(text);
        }
        throw new FailedException();
    }

    /**
     * The first that is neither null nor empty text; where types differ Terraform converts, which is not done here.
     *
     * @param exact whether to respect that a null may be of type text, and then the result is
     */
    static Object coalesce(List<Object> arguments, boolean exact) throws FailedException, UndecidedException {
        Class<?> type = null;
        Object first = null;
        for (Object argument : arguments) {
            if (!Primitives.isNull(argument)) {
                if (!Primitives.isPrimitive(argument) || (type != null && type != argument.getClass())) {
                    throw new UndecidedException();
                }
                type = argument.getClass();
                first = first == null && !argument.equals("") ? argument : first;
            }
        }
        if (first == null) {
            throw new FailedException();
        }
        if (exact && !(first instanceof String) && arguments.stream().anyMatch(Primitives::isNull)) {
            throw new UndecidedException();
        }
        return first;
    }

    static Object contains(Object collection, Object wanted) throws FailedException, UndecidedException {
        boolean undecided = false;
        for (Object item : items(collection)) {
            try {
                if (Primitives.equal(item, wanted)) {
                    return true;
                }
            } catch (UndecidedException unknown) {
                undecided = true;
            }
        }
        if (undecided) {
            throw new UndecidedException();
        }
        return false;
    }

    static Object keys(Object map) throws FailedException {
        return new ArrayList<Object>(sorted(map).keySet());
    }

    static Object values(Object map) throws FailedException {
        return new ArrayList<>(sorted(map).values());
    }

    static Object lookup(Object map, Object key, Object otherwise) throws FailedException, UndecidedException {
        Object found = sorted(map).get(Primitives.text(key));
        return found == null ? otherwise : found;
    }

    static Object alltrue(Object list) throws FailedException, UndecidedException {
        boolean all = true;
        for (Object item : items(list)) {
            all &= !Primitives.isNull(item) && Primitives.truth(known(item));
        }
        return all;
    }

    static Object anytrue(Object list) throws FailedException, UndecidedException {
        boolean any = false;
        for (Object item : items(list)) {
            any |= !Primitives.isNull(item) && Primitives.truth(known(item));
        }
        return any;
    }

    static Object distinct(Object list) throws FailedException, UndecidedException {
        return new ArrayList<>(primitives(items(list)));
    }

    static Object toset(Object list) throws FailedException, UndecidedException {
        return primitives(items(list));
    }

    static Object tolist(Object list) throws FailedException, UndecidedException {
        if (list instanceof Set<?>) {
            throw new UndecidedException();
        }
        primitives(items(list));
        return list;
    }

    static Object setsubtract(Object one, Object other) throws FailedException, UndecidedException {
        alike(items(one), items(other));
        Set<Object> left = primitives(items(one));
        left.removeAll(primitives(items(other)));
        return left;
    }

    static Object setintersection(Object one, Object other) throws FailedException, UndecidedException {
        alike(items(one), items(other));
        Set<Object> left = primitives(items(one));
        left.retainAll(primitives(items(other)));
        return left;
    }

    static Object join(Object separator, Object list) throws FailedException, UndecidedException {
        if (list instanceof Set<?>) {
            throw new UndecidedException();
        }
        StringBuilder joined = new StringBuilder();
        String between = "";
        for (Object item : items(list)) {
            joined.append(between).append(Primitives.text(known(item)));
            between = Primitives.text(separator);
        }
        return joined.toString();
    }

    /** The entries in Terraform's order, that of the keys. */
    static Map<String, Object> sorted(Object map) throws FailedException {
        if (!(map instanceof Map<?, ?> entries)) {
            throw new FailedException();
        }
        Map<String, Object> sorted = new TreeMap<>();
        entries.forEach((key, value) -> sorted.put((String) key, value));
        return sorted;
    }

    private static Collection<?> items(Object list) throws FailedException {
        if (list instanceof Collection<?> items) {
            return items;
        }
        throw new FailedException();
    }

    private static Object known(Object item) throws UndecidedException {
        if (item == Unknown.VALUE) {
            throw new UndecidedException();
        }
        return item;
    }

    /** Items of two sets become items of one type in Terraform; here they have to be. */
    private static void alike(Collection<?> one, Collection<?> other) throws UndecidedException {
        List<Object> both = new ArrayList<>(one);
        both.addAll(other);
        primitives(both);
    }

    /** The items of a set in Terraform's order: that of numbers, of text, and false before true. */
    static List<Object> ordered(Set<?> set) throws UndecidedException {
        List<Object> items = new ArrayList<>(primitives(set));
        items.sort(CollectionFunctions::compare);
        return items;
    }

    private static int compare(Object one, Object other) {
        if (one instanceof BigDecimal number && other instanceof BigDecimal second) {
            return number.compareTo(second);
        }
        if (one instanceof Boolean truth && other instanceof Boolean second) {
            return truth.compareTo(second);
        }
        return Arrays.compare(
                one.toString().codePoints().toArray(),
                other.toString().codePoints().toArray());
    }

    /** Items of one primitive type, each once; other items are left to Terraform. */
    private static Set<Object> primitives(Collection<?> items) throws UndecidedException {
        Set<Object> distinct = new LinkedHashSet<>();
        Class<?> type = null;
        for (Object item : items) {
            if (!Primitives.isPrimitive(item) || (type != null && type != item.getClass())) {
                throw new UndecidedException();
            }
            type = item.getClass();
            distinct.add(item);
        }
        return distinct;
    }

    /** Items that are wanted as numbers, for {@code min} and {@code max}. */
    static List<BigDecimal> numbers(List<Object> values) throws FailedException, UndecidedException {
        List<BigDecimal> numbers = new ArrayList<>();
        for (Object value : values) {
            numbers.add(Primitives.number(value));
        }
        if (numbers.isEmpty()) {
            throw new FailedException();
        }
        return numbers;
    }
}
