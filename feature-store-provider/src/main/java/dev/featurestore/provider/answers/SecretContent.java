package dev.featurestore.provider.answers;

import dev.featurestore.provider.tenancy.Seed;
import dev.featurestore.provider.value.Attributes;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The content of a secret of Vault: given or generated ("Secret Generation", docs.oracle.com). */
final class SecretContent {

    private static final String UPPER = "ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final String LOWER = "abcdefghijkmnopqrstuvwxyz";
    private static final String DIGITS = "23456789";

    /** Special characters that every database of OCI accepts in passwords. */
    private static final String SPECIAL = "#_-";

    private static final int DEFAULT_LENGTH = 24;

    private SecretContent() {}

    /** The content in base64, the same with each reading. */
    static String of(Attributes secret) {
        return secret.text("secret_content.0.content")
                .filter(content -> !content.isEmpty())
                .orElseGet(() -> generated(secret));
    }

    private static String generated(Attributes secret) {
        Seed seed = new Seed(secret.text("id").orElse("")).derive("content");
        String context = "secret_generation_context.0.";
        String type = secret.text(context + "generation_type").orElse("PASSPHRASE");
        String content;
        if (type.equals("BYTES")) {
            content = seed.hex(64);
        } else if (type.equals("SSH_KEY")) {
            content = "stand-in for a generated SSH key: " + seed.hex(64);
        } else {
            content = passphrase(
                    seed,
                    secret.text(context + "passphrase_length")
                            .map(Integer::parseInt)
                            .orElse(DEFAULT_LENGTH));
        }
        String all = secret.text(context + "secret_template")
                .filter(template -> !template.isEmpty())
                .map(template -> template.replaceAll("%GENERATED_[A-Z_]+%", content))
                .orElse(content);
        return Base64.getEncoder().encodeToString(all.getBytes(StandardCharsets.UTF_8));
    }

    /** Has a letter of each case, a digit and a special character, as the rules for passwords require. */
    private static String passphrase(Seed seed, int length) {
        String[] alphabets = {UPPER, LOWER, DIGITS, SPECIAL, UPPER + LOWER + DIGITS};
        StringBuilder passphrase = new StringBuilder();
        for (int i = 0; i < length; i++) {
            String alphabet = alphabets[Math.min(i, alphabets.length - 1)];
            passphrase.append(alphabet.charAt(seed.derive("character " + i).below(alphabet.length())));
        }
        return passphrase.toString();
    }
}
