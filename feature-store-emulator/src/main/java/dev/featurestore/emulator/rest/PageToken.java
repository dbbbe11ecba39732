package dev.featurestore.emulator.rest;

import dev.featurestore.emulator.http.ServiceError;
import dev.featurestore.emulator.store.Digest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A place in a list, opaque to clients. It has the last item of the page (or the number of items), never a page number,
 * so that items that are added or removed meanwhile neither repeat nor hide an item.
 */
public final class PageToken {

    private static final int CHECK_LENGTH = 16;

    private final String scope;

    /** Tokens of one list in one order; tokens of other lists are refused. */
    public PageToken(String scope) {
        this.scope = scope;
    }

    /** The token of a place. */
    public String encode(String place) {
        String text = check(place) + place;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The place of a token; a token of another list is refused. */
    public String decode(String token) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            if (text.length() > CHECK_LENGTH) {
                String place = text.substring(CHECK_LENGTH);
                if (text.startsWith(check(place))) {
                    return place;
                }
            }
        } catch (IllegalArgumentException e) {
            // Refused below, as a token of another list is.
        }
        throw ServiceError.invalidParameter("page", "It must be the opc-next-page of an answer to the same list.");
    }

    private String check(String place) {
        return Digest.sha256(scope + "\n" + place).substring(0, CHECK_LENGTH);
    }
}
