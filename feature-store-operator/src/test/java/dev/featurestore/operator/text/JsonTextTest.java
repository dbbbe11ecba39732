package dev.featurestore.operator.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTextTest {
    @Test
    void writesOneLineThatReadsBack() throws Exception {
        String odd = "\"\\/\b\f\n\r\t\u0001\u001f\u007f\u2028\u00e4\ud83d\ude00";
        Map<String, Object> value = new LinkedHashMap<>();
        value.put(odd, odd);
        value.put("n", Arrays.asList(1, 2L, new BigDecimal("1e3"), true, null));
        value.put("o", Map.of());

        String json = JsonText.of(value);

        assertThat(json).doesNotContain("\n", "\\b", "\\f").endsWith(",\"n\":[1,2,1000,true,null],\"o\":{}}");
        assertThat(new ObjectMapper().readTree(json).get(odd).asText()).isEqualTo(odd);
    }

    @Test
    void writesForPeople() {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("a", List.of(1, 2));
        value.put("b", List.of(Map.of("c", Map.of())));

        assertThat(JsonText.indented(value)).isEqualTo("""
                {
                  "a": [1, 2],
                  "b": [
                    {
                      "c": {}
                    }
                  ]
                }
                """);
    }
}
