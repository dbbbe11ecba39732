package dev.featurestore.operator.policy;

import dev.featurestore.operator.text.JsonText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Machine-readable formats of policies. */
public enum PolicyForm {
    /** One command of the OCI CLI per policy, for a POSIX shell. */
    CLI {
        @Override
        List<String> lines(PolicyDocument policy) {
            List<String> lines = new ArrayList<>();
            lines.add("oci iam policy create \\");
            lines.add("  --compartment-id " + quoted(policy.compartmentId()) + " \\");
            lines.add("  --name " + quoted(policy.name()) + " \\");
            lines.add("  --description " + quoted(policy.description()) + " \\");
            List<String> statements = policy.statements();
            for (int i = 0; i < statements.size(); i++) {
                lines.add((i == 0 ? "  --statements '[" : "    ")
                        + JsonText.of(statements.get(i)).replace("'", "'\\''")
                        + (i == statements.size() - 1 ? "]'" : ","));
            }
            return lines;
        }

        private static String quoted(String text) {
            return "'" + text.replace("'", "'\\''") + "'";
        }
    },
    /** One Terraform resource per policy. */
    TERRAFORM {
        @Override
        List<String> lines(PolicyDocument policy) {
            List<String> lines = new ArrayList<>();
            String name = policy.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
            lines.add("resource \"oci_identity_policy\" \"" + (Character.isDigit(name.charAt(0)) ? "_" : "") + name
                    + "\" {");
            lines.add("  compartment_id = " + quoted(policy.compartmentId()));
            lines.add("  name           = " + quoted(policy.name()));
            lines.add("  description    = " + quoted(policy.description()));
            lines.add("  statements = [");
            policy.statements().forEach(statement -> lines.add("    " + quoted(statement) + ","));
            lines.add("  ]");
            lines.add("}");
            return lines;
        }

        private static String quoted(String text) {
            return "\""
                    + text.replace("\\", "\\\\")
                            .replace("\"", "\\\"")
                            .replace("${", "$${")
                            .replace("%{", "%%{")
                    + "\"";
        }
    },
    /** One JSON array of requests for Identity's CreatePolicy ({@code CreatePolicyDetails}). */
    JSON {
        @Override
        public List<String> lines(List<PolicyDocument> policies) {
            return List.of(
                    "[" + policies.stream().map(policy -> lines(policy).get(0)).collect(Collectors.joining(",")) + "]");
        }

        @Override
        List<String> lines(PolicyDocument policy) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("name", policy.name());
            json.put("compartmentId", policy.compartmentId());
            json.put("description", policy.description());
            json.put("statements", policy.statements());
            return List.of(JsonText.of(json));
        }
    };

    abstract List<String> lines(PolicyDocument policy);

    /** The lines of all policies, with empty lines between commands or resources. */
    public List<String> lines(List<PolicyDocument> policies) {
        List<String> lines = new ArrayList<>();
        for (PolicyDocument policy : policies) {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            lines.addAll(lines(policy));
        }
        return lines;
    }
}
