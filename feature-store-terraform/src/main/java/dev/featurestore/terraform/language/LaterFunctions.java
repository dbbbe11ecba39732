package dev.featurestore.terraform.language;

import dev.featurestore.terraform.module.UnknownFunction;
import dev.featurestore.terraform.syntax.AllExpressions;
import dev.featurestore.terraform.syntax.Body;
import dev.featurestore.terraform.syntax.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Functions and named values that Terraform 1.5 does not have. */
final class LaterFunctions {

    private record Later(String since, String instead) {}

    /** Functions of Terraform and functions of OpenTofu alone, from the release notes of both. */
    private static final Map<String, Later> FUNCTIONS = Map.of(
            "issensitive", new Later("Terraform 1.8", "List the sensitive values explicitly"),
            "templatestring", new Later("Terraform 1.9", "Move the text to a file, and call templatefile"),
            "ephemeralasnull",
                    new Later("Terraform 1.10", "Use the value itself; Terraform 1.5 has no ephemeral values"),
            "base64gunzip", new Later("OpenTofu 1.7", "Decompress the text before you pass it"),
            "cidrcontains", new Later("OpenTofu 1.7", "Compare the results of cidrhost for both ranges"),
            "urldecode", new Later("OpenTofu 1.7", "Decode the text before you pass it"));

    private LaterFunctions() {}

    static List<Finding> in(Body body) {
        List<Finding> found = new ArrayList<>();
        for (Expression expression : AllExpressions.in(body)) {
            if (expression instanceof Expression.Call call) {
                later(call).map(later -> called(call, later)).ifPresent(found::add);
            } else if (expression instanceof Expression.Traversal traversal
                    && traversal.root().equals("terraform")
                    && traversal.attributes().equals(List.of("applying"))) {
                found.add(new Finding(
                        traversal.position(),
                        "terraform.applying",
                        "Terraform 1.10",
                        "Write an expression that is valid for both plan and apply",
                        "Invalid \"terraform\" attribute",
                        "The \"terraform\" object does not have an attribute named \"applying\"."
                                + " The only supported attribute is terraform.workspace, the name of the"
                                + " currently-selected workspace."));
            }
        }
        return found;
    }

    private static Optional<Later> later(Expression.Call call) {
        if (!UnknownFunction.isNamespaced(call)) {
            return Optional.ofNullable(FUNCTIONS.get(call.function()));
        }
        String name = call.function();
        String plain = name.substring(name.lastIndexOf(':') + 1);
        return Optional.of(new Later(
                "Terraform 1.8",
                name.startsWith("core::")
                        ? "Write " + plain + "(…)"
                        : "Use a built-in function or a data source of the provider"));
    }

    private static Finding called(Expression.Call call, Later later) {
        String what = call.function().startsWith("provider::") ? "provider-defined function " : "function ";
        return new Finding(
                call.position(),
                what + call.function(),
                later.since,
                later.instead,
                UnknownFunction.SUMMARY,
                UnknownFunction.detail(call));
    }
}
