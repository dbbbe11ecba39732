package dev.featurestore.terraform.module;

import dev.featurestore.terraform.syntax.AllExpressions;
import dev.featurestore.terraform.syntax.Body;
import dev.featurestore.terraform.syntax.Expression;
import dev.featurestore.terraform.syntax.HclSyntaxException;

/** A call of a function that Terraform 1.5 does not have, as Terraform words it. */
public final class UnknownFunction {

    public static final String SUMMARY = "Call to unknown function";

    private UnknownFunction() {}

    /** Whether the name has a namespace, such as {@code provider::} or {@code core::}, which Terraform 1.5 cannot read. */
    public static boolean isNamespaced(Expression.Call call) {
        return call.function().contains("::");
    }

    public static String detail(Expression.Call call) {
        return "There is no function named \"" + call.function() + "\".";
    }

    /** Refuses names of functions that Terraform 1.5 cannot read. */
    static void refuseNamespaces(Body body) throws HclSyntaxException {
        for (Expression expression : AllExpressions.in(body)) {
            if (expression instanceof Expression.Call call && isNamespaced(call)) {
                throw new HclSyntaxException(call.position(), SUMMARY, detail(call));
            }
        }
    }
}
