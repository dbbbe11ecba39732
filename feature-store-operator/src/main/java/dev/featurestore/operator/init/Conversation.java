package dev.featurestore.operator.init;

import dev.featurestore.operator.access.SignIn;

/**
 * The terminal that {@code init} can ask at.
 *
 * @param terminal where to ask for missing values
 * @param signIn selects the profile whose tenancy, region and user are proposed
 */
public record Conversation(Terminal terminal, SignIn signIn) {}
