package dev.featurestore.provider.rules;

import dev.featurestore.provider.tenancy.ResourceOperation;
import dev.featurestore.provider.tenancy.ServiceException;
import dev.featurestore.provider.value.Attributes;
import dev.featurestore.provider.value.Value;
import java.util.Optional;

/** Limits, protections and rules of single services, where they are documented and certain. */
public record LimitCheck() implements Check {

    /** Routes of a deployment ("API Gateway Internal Limits", docs.oracle.com). */
    private static final int MOST_ROUTES = 50;

    @Override
    public void check(ResourceOperation operation, String type, Attributes resource) throws ServiceException {
        if (type.equals("oci_apigateway_deployment") && operation != ResourceOperation.DELETE) {
            checkRoutes(resource);
        } else if (type.equals("oci_mysql_mysql_db_system")) {
            if (operation == ResourceOperation.DELETE) {
                checkProtection(resource);
            } else if (operation == ResourceOperation.CREATE) {
                checkPassword(resource.text("admin_password"));
            }
        }
    }

    private static void checkRoutes(Attributes deployment) throws ServiceException {
        int routes = deployment.elements("specification.0.routes").size();
        if (routes > MOST_ROUTES) {
            throw Refusal.invalid(
                    "oci_apigateway_deployment",
                    "Invalid deployment specification: specification.routes has " + routes
                            + " routes, but the maximum is " + MOST_ROUTES + ".");
        }
    }

    private static void checkProtection(Attributes database) throws ServiceException {
        for (Value policy : database.elements("deletion_policy")) {
            if (new Attributes(policy).isTrue("is_delete_protected")) {
                throw Refusal.conflict(
                        "oci_mysql_mysql_db_system",
                        "409-IncorrectState",
                        "The DB System " + database.text("id").orElse("")
                                + " is delete protected. Update its deletion policy before it is deleted.");
            }
        }
    }

    /** The rule of CreateDbSystemDetails.adminPassword (API reference). */
    private static void checkPassword(Optional<String> password) throws ServiceException {
        if (password.isEmpty()) {
            return;
        }
        String text = password.get();
        if (text.length() < 8
                || text.length() > 32
                || text.chars().noneMatch(Character::isDigit)
                || text.chars().noneMatch(Character::isLowerCase)
                || text.chars().noneMatch(Character::isUpperCase)
                || text.chars().allMatch(Character::isLetterOrDigit)) {
            throw Refusal.invalid(
                    "oci_mysql_mysql_db_system",
                    "adminPassword must be between 8 and 32 characters long, and must contain at least 1 numeric"
                            + " character, 1 lowercase character, 1 uppercase character, and 1 special"
                            + " (nonalphanumeric) character.");
        }
    }
}
