package dev.featurestore.provider.value;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A value of Terraform's language. */
public sealed interface Value {

    /** Known after apply only. */
    record Unknown() implements Value {}

    /** Not set. */
    record Null() implements Value {}

    /** A string. */
    record Text(String text) implements Value {}

    /** A number; without trailing zeros, so that equal numbers are equal values. */
    record Decimal(BigDecimal number) implements Value {
        public Decimal {
            number = number.stripTrailingZeros();
        }
    }

    /** A bool. */
    record Bool(boolean bool) implements Value {}

    /** A list, a set or a tuple. */
    record Sequence(List<Value> elements) implements Value {
        public Sequence {
            elements = List.copyOf(elements);
        }
    }

    /** A map or an object: a resource among others. */
    record Structure(SortedMap<String, Value> elements) implements Value {
        public Structure {
            elements = Collections.unmodifiableSortedMap(new TreeMap<>(elements));
        }
    }
}
