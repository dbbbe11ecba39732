package dev.featurestore.operator.profile;

import static dev.featurestore.fuzz.Property.require;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Timeout;

/**
 * An OCI configuration file is read or refused, without quoting a value. A value that is written to a file of its own is read
 * again as it was.
 */
@Timeout(10)
class ProfileFuzzTest {

    private static final String SECRET = "hunter-7f3a91";

    @FuzzTest
    void profileIsReadOrRefused(byte[] input) {
        IniFile file;
        try {
            file = IniFile.parse("config", input);
        } catch (FeatureStoreException refused) {
            require(refused.code() == FailureCode.CREDENTIALS_NOT_FOUND, () -> "refused with " + refused.code());
            // The names of sections and keys are shown; what is behind a key is not.
            String shown = refused.message() + refused.hint();
            String text = new String(input, StandardCharsets.UTF_8);
            require(!shown.contains(SECRET) || nameHasSecret(text), () -> "quotes a value: " + shown);
            return;
        }
        require(
                !file.toString().contains(SECRET) || nameHasSecret(new String(input, StandardCharsets.UTF_8)),
                file::toString);
        for (String section : file.names()) {
            require(file.has(section), () -> "no section " + section);
            for (String key : new String[] {"user", "key_file", "pass_phrase", "tenancy"}) {
                file.find(section, key).ifPresent(entry -> check(key, entry));
            }
        }
    }

    private static void check(String key, IniFile.Entry entry) {
        require(entry.line() >= 1, () -> "line " + entry.line());
        String value = entry.value();
        if (value.indexOf('\n') < 0) {
            IniFile again =
                    IniFile.parse("config", ("[DEFAULT]\n" + key + "=" + value).getBytes(StandardCharsets.UTF_8));
            require(
                    again.find("DEFAULT", key).map(IniFile.Entry::value).equals(Optional.of(value)),
                    () -> "another value when read again: " + value);
        }
    }

    /** Whether the text of the secret can be part of a name: of what is in brackets, or before a sign. */
    private static boolean nameHasSecret(String text) {
        return text.lines()
                .map(line -> line.toLowerCase(Locale.ROOT))
                .anyMatch(line -> line.contains(SECRET)
                        && (line.contains("[")
                                || line.substring(line.indexOf(SECRET)).matches(".*[=:].*")));
    }
}
