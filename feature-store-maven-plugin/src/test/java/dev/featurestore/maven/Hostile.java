package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;

/** Texts from outside that try to be more than a text, and what a screen may have of them. */
final class Hostile {

    static final List<String> TEXTS = List.of(
            "first\n::error file=pom.xml::made up",
            "first\r\n::set-output name=x::y",
            "first\r[INFO] BUILD SUCCESS",
            "\n[INFO] BUILD SUCCESS\n",
            "\u001b[2J\u001b[1;1H",
            "\u001b]0;title\u0007",
            "\u009b31mred",
            "\u001b[31mred\u001b[0m",
            "\u001b\u001b[0m[2J",
            "section_start:1700000000:made_up\r\u001b[0Kfolded",
            "##teamcity[buildStatus status='FAILURE']",
            "##vso[task.setvariable variable=PATH]/tmp",
            "##[error]made up",
            "::stop-commands::made-up",
            " \u00a0::error::made up",
            "a\u2028::error::b\u2029c",
            "a\u0085::warning::b",
            "\u202etxt.exe\u2066x\u2069",
            "zero\u200bwidth\ufeff\udb40\udc41",
            "'; touch made; '",
            "$(touch made)`touch made`",
            "\"}],\"injected\":true,\"x\":[{\"",
            "back\\slash\\n\\",
            "</testcase><failure/>&amp;]]>",
            "x\n```\n# heading",
            "%0A::error::made up\b\u007f");

    private static final Pattern OBEYED =
            Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}&&[^\\t]]|##[A-Za-z]*\\[");

    private Hostile() {}

    /** The name of the output that has a text. */
    static String output(int text) {
        return "text_%02d".formatted(text);
    }

    /** Terraform whose outputs are the texts. */
    static String outputs() {
        StringBuilder terraform = new StringBuilder();
        for (int i = 0; i < TEXTS.size(); i++) {
            terraform.append("output \"%s\" {\n  value = %s\n}\n".formatted(output(i), quoted(TEXTS.get(i))));
        }
        return terraform.toString();
    }

    /** As Terraform, JSON and YAML write a text. */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ' || (c > '~' && !Character.isSurrogate(c))) {
                quoted.append("\\u%04x".formatted((int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    /** Holds that a line of a screen has nothing that a terminal or a CI system obeys. */
    static void assertHarmless(String line) {
        assertThat(OBEYED.matcher(line).find()).as(quoted(line)).isFalse();
        assertThat(line.replaceFirst("^[\\s\\p{Z}]+", "")).doesNotStartWith("::");
    }
}
