package dev.featurestore.operator.oci.http;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** JSON of an answer, for the tests of the packages that read it. */
public final class SentJson {

    private SentJson() {}

    public static @Nullable JsonObject read(byte[] json) throws IOException {
        return JsonObject.read(json);
    }
}
