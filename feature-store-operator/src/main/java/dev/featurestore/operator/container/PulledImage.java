package dev.featurestore.operator.container;

import java.util.Optional;

/**
 * The result of a pull.
 *
 * @param refusal why the engine does not have the image; empty if it has
 * @param reference the full name that the engine gave to the image, if it is known without asking
 */
public record PulledImage(Optional<String> refusal, Optional<String> reference) {

    static PulledImage refused(String reason) {
        return new PulledImage(Optional.of(reason), Optional.empty());
    }
}
