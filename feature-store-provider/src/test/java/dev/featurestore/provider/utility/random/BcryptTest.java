package dev.featurestore.provider.utility.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Published test vectors of bcrypt with cost 10; the salt is that of their text. */
class BcryptTest {

    private static final String ALPHABET = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    @ParameterizedTest
    @CsvSource({
        "'', $2a$10$k1wbIrmNyFAPwPVPSVa/zecw2BCEnBwVS2GbrmgzxFUOqW9dk4TCW",
        "a, $2a$10$k87L/MF28Q673VKh8/cPi.SUl7MU/rWuSiIDDFayrKk/1tBsSQu4u",
        "abc, $2a$10$WvvTPHKwdBJ3uk0Z37EMR.hLA2W6N9AEBhEgrAOljy2Ae5MtaSIUi"
    })
    void hashesAsOtherPrograms(String password, String hash) {
        byte[] salt = salt(hash.substring(7, 29));
        assertThat(Bcrypt.hash(password.getBytes(StandardCharsets.UTF_8), salt)).isEqualTo(hash);
    }

    private static byte[] salt(String text) {
        StringBuilder bits = new StringBuilder();
        text.chars()
                .forEach(c -> bits.append(
                        Integer.toBinaryString(64 | ALPHABET.indexOf(c)).substring(1)));
        StringBuilder hex = new StringBuilder();
        for (int i = 0; i + 4 <= 128; i += 4) {
            hex.append(Integer.toHexString(Integer.parseInt(bits.substring(i, i + 4), 2)));
        }
        return HexFormat.of().parseHex(hex);
    }
}
