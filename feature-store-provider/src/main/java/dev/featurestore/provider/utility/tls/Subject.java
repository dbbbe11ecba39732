package dev.featurestore.provider.utility.tls;

import dev.featurestore.provider.utility.kind.ArgumentValues;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The {@code subject} block of a certificate or request as a distinguished name. */
final class Subject {

    private static final int IA5_STRING = 0x16;
    private static final String EMAIL = "1.2.840.113549.1.9.1";

    /** Arguments and their types of attributes, in the order of Go's certificates. */
    private static final List<List<String>> PARTS = List.of(
            List.of("country", "2.5.4.6"),
            List.of("organization", "2.5.4.10"),
            List.of("organizational_unit", "2.5.4.11"),
            List.of("locality", "2.5.4.7"),
            List.of("province", "2.5.4.8"),
            List.of("street_address", "2.5.4.9"),
            List.of("postal_code", "2.5.4.17"),
            List.of("common_name", "2.5.4.3"),
            List.of("serial_number", "2.5.4.5"),
            List.of("email_address", EMAIL));

    private Subject() {}

    /** The name in DER; an empty one without a block. */
    static byte[] of(ArgumentValues resource) {
        List<byte[]> names = new ArrayList<>();
        for (ArgumentValues subject : resource.blocks("subject")) {
            for (List<String> part : PARTS) {
                List<String> texts = part.get(0).equals("street_address")
                        ? subject.texts(part.get(0))
                        : subject.text(part.get(0)).stream().toList();
                texts.stream().filter(text -> !text.isEmpty()).forEach(text -> names.add(name(part.get(1), text)));
            }
        }
        return Der.sequence(names.toArray(byte[][]::new));
    }

    private static byte[] name(String type, String text) {
        byte[] value =
                type.equals(EMAIL) ? Der.value(IA5_STRING, text.getBytes(StandardCharsets.US_ASCII)) : Der.text(text);
        return Der.value(Der.SET, Der.sequence(Der.identifier(type), value));
    }
}
