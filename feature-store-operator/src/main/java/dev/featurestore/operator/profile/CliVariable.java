package dev.featurestore.operator.profile;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * Environment variables of the OCI CLI that replace single values of a profile. Source: "CLI Environment Variables" in
 * OCI's documentation.
 */
public enum CliVariable {
    USER("user"),
    TENANCY("tenancy"),
    FINGERPRINT("fingerprint"),
    KEY_CONTENT("key_content"),
    KEY_FILE("key_file"),
    PASSPHRASE("pass_phrase"),
    REGION("region"),
    SECURITY_TOKEN_FILE("security_token_file");

    private final String key;

    CliVariable(String key) {
        this.key = key;
    }

    /** Its name in the environment. */
    public String variable() {
        return "OCI_CLI_" + name();
    }

    /** The key of a profile that it replaces. */
    public String key() {
        return key;
    }

    /** The variable that replaces a key. */
    static Optional<CliVariable> of(String key) {
        return Arrays.stream(values()).filter(v -> v.key.equals(key)).findFirst();
    }

    /** Its value, unless that is blank: GitHub sets the variable of a missing secret to an empty text. */
    public Optional<String> find(Map<String, String> environment) {
        String value = environment.getOrDefault(variable(), "").strip();
        return value.isEmpty() ? Optional.empty() : Optional.of(value);
    }
}
