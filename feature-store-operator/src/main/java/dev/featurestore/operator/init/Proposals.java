package dev.featurestore.operator.init;

import dev.featurestore.operator.cloud.SignIn;
import dev.featurestore.operator.config.ConfigSchema;
import dev.featurestore.operator.config.Key;
import dev.featurestore.operator.config.Region;
import dev.featurestore.operator.profile.ProfileValues;
import dev.featurestore.operator.profile.SignInChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Answers that are proposed: tenancy, region and user of the profile that {@code apply} would sign in with, and defaults
 * of the schema. A region's key, which a profile may have in place of its name, becomes the name.
 *
 * @param answers proposed answers, by property
 * @param source where those of the profile come from, or why there are none; a sentence
 */
record Proposals(Map<String, String> answers, String source) {

    static Proposals of(SignIn signIn) {
        Map<String, String> answers = new LinkedHashMap<>();
        Key stackName = ConfigSchema.SPEC.key(Answer.STACK_NAME.key());
        if (stackName != null && stackName.defaultValue() != null) {
            answers.put(Answer.STACK_NAME.property(), stackName.defaultValue());
        }
        SignInChoice choice = SignInChoice.of(signIn);
        String named = "profile " + choice.profile() + " in " + choice.config() + choice.told(true);
        if (!Files.isRegularFile(choice.config())) {
            return new Proposals(answers, "No OCI configuration to propose answers from: there is no " + named + ".");
        }
        try {
            Optional<ProfileValues> profile = ProfileValues.read(choice.config(), choice.profile());
            if (profile.isEmpty()) {
                return new Proposals(answers, "No answers to propose: there is no " + named + ".");
            }
            profile.get().find("tenancy").ifPresent(text -> answers.put(Answer.TENANCY.property(), text));
            profile.get().find("user").ifPresent(text -> answers.put(Answer.USER.property(), text));
            profile.get()
                    .find("region")
                    .map(text -> Region.of(text).map(Region::name).orElse(text))
                    .ifPresent(text -> answers.put(Answer.REGION.property(), text));
            return new Proposals(answers, "Answers are proposed from " + named + ".");
        } catch (IOException unreadable) {
            return new Proposals(answers, "No answers to propose: " + choice.config() + " cannot be read.");
        }
    }

    /** The answer to this question that is proposed, unless it is wrong by itself. */
    Optional<String> to(Question question) {
        return Optional.ofNullable(answers.get(question.property()))
                .filter(text -> question.check(text).isEmpty());
    }
}
