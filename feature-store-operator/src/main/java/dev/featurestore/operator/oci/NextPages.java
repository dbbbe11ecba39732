package dev.featurestore.operator.oci;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tokens of the pages of one list. A service that repeats a token would otherwise be asked without end. */
final class NextPages {

    private final Set<String> seen = new HashSet<>();

    /**
     * The token of the next page; empty after the last one.
     *
     * @param token {@code opc-next-page} of an answer
     * @throws MissingField if the list has had it
     */
    Optional<String> after(@Nullable String token) {
        if (token != null && !seen.add(token)) {
            throw MissingField.of("an end of the list: the token of its next page repeats");
        }
        return Optional.ofNullable(token);
    }
}
