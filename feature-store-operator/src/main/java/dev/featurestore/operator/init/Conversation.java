package dev.featurestore.operator.init;

import dev.featurestore.operator.cloud.SignIn;

/**
 * With whom {@code init} may talk.
 *
 * @param terminal who is asked for what is not given
 * @param signIn names the profile whose tenancy, region and user are proposed
 */
public record Conversation(Terminal terminal, SignIn signIn) {}
