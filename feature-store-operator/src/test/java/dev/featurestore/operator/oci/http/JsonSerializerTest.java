package dev.featurestore.operator.oci.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSerializerTest {

    private final JsonSerializer serializer = new JsonSerializer();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\": \"ocid1\\u00e9\\n\", \"on\": true, \"off\": false, \"none\": null, \"tags\": {\"a\": {}}, \"n\": -1.5e3}",
                "[{\"id\": \"a\"}, null, [true], 17]\n"
            })
    void jsonIsCutOffAtEachCharacterButTheLast(String json) {
        List<String> complete = new ArrayList<>();
        for (int end = 1; end < json.strip().length(); end++) {
            String cut = json.substring(0, end);
            if (!isCutOff(cut)) {
                complete.add(cut);
            }
        }

        assertThat(complete).isEmpty();
        assertThat(isCutOff(json)).isFalse();
    }

    @Test
    void otherTextIsNotCutOff() {
        assertThat(List.of("", "null", "{}", "<html>", "not found", "{no}", "[1 2]"))
                .noneMatch(this::isCutOff);
    }

    private boolean isCutOff(String json) {
        return serializer.isCutOff(json.getBytes(StandardCharsets.UTF_8));
    }
}
