package dev.featurestore.operator.init;

import dev.featurestore.operator.access.SignIn;
import dev.featurestore.operator.config.ConfigSchema;
import dev.featurestore.operator.config.Key;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.profile.ProfileValues;
import dev.featurestore.operator.profile.SignInChoice;
import dev.featurestore.terraform.oci.Region;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Proposed answers: tenancy, region and user of the profile that {@code apply} uses, and defaults of the schema. The key of
 * a region in a profile becomes its name.
 *
 * @param answers proposed answers, by property
 * @param place where they are from; empty if there are none
 * @param source a sentence with the source of the answers, or why there are none
 */
record Proposals(Map<String, String> answers, String place, String source) {

    private static final List<Answer> OF_THE_PROFILE = List.of(Answer.TENANCY, Answer.REGION, Answer.USER);

    static Proposals of(SignIn signIn) {
        Map<String, String> answers = new LinkedHashMap<>();
        Key stackName = ConfigSchema.SPEC.key(Answer.STACK_NAME.key());
        if (stackName != null && stackName.defaultValue() != null) {
            answers.put(Answer.STACK_NAME.property(), stackName.defaultValue());
        }
        SignInChoice choice = SignInChoice.of(signIn);
        String named = "profile " + choice.profile() + " in " + choice.config();
        try {
            ProfileValues values = ProfileValues.read(choice.config(), choice.profile(), signIn.environment());
            boolean variables = !values.variables().isEmpty();
            if (!variables && !values.hasFile()) {
                return new Proposals(answers, "", "No answers to propose: " + choice.config() + " does not exist.");
            }
            if (!variables && !values.hasProfile()) {
                return new Proposals(answers, "", "No answers to propose: " + named + " does not exist.");
            }
            values.find("tenancy").ifPresent(text -> answers.put(Answer.TENANCY.property(), text));
            values.find("user").ifPresent(text -> answers.put(Answer.USER.property(), text));
            values.find("region")
                    .map(text -> Region.of(text).map(Region::name).orElse(text))
                    .ifPresent(text -> answers.put(Answer.REGION.property(), text));
            String place = values.shown(choice);
            return new Proposals(answers, place, "The proposed answers are from " + place + ".");
        } catch (FeatureStoreException unusable) {
            return new Proposals(answers, "", "No answers to propose: " + unusable.message() + ".");
        }
    }

    /**
     * The given answers, and for missing ones tenancy, region and user of the profile and the root compartment. Only the given
     * answers if they name another tenancy than the profile.
     */
    Map<String, String> complete(Map<String, String> given, List<Question> questions) {
        Map<String, String> complete = new TreeMap<>(given);
        String tenancy = answers.get(Answer.TENANCY.property());
        if (tenancy == null
                || !given.getOrDefault(Answer.TENANCY.property(), tenancy).equals(tenancy)) {
            return complete;
        }
        for (Question question : questions) {
            if (question.answer() != null && OF_THE_PROFILE.contains(question.answer())) {
                to(question).ifPresent(text -> complete.putIfAbsent(question.property(), text));
            }
        }
        if (complete.containsKey(Answer.TENANCY.property())) {
            complete.putIfAbsent(Answer.COMPARTMENT.property(), tenancy);
        }
        return complete;
    }

    /** The proposed answer to a question, if it is valid. */
    Optional<String> to(Question question) {
        return Optional.ofNullable(answers.get(question.property()))
                .filter(text -> question.check(text).isEmpty());
    }
}
