package dev.featurestore.operator.hint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageWordsTest {

    private final ImageWords words =
            new ImageWords(Set.of(
                    "file",
                    "reports",
                    "region",
                    "stackId",
                    "stackName",
                    "caCertificates",
                    "follow",
                    "variables",
                    "ociConfig")::contains);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Set -Dfeaturestore.region=REGION, for example us-ashburn-1 | Set --region REGION, for example us-ashburn-1
                    featurestore.stackId cannot be used with featurestore.stackName. | --stack-id cannot be used with --stack-name.
                    featurestore.stackId: must be the OCID | --stack-id: must be the OCID
                    Set -Dfeaturestore.caCertificates (a PEM file) | Set --ca-certificates (a PEM file)
                    add -Dfeaturestore.follow | add --follow
                    set -Dfeaturestore.follow=true. | set --follow.
                    or -Dfeaturestore.config=FILE for it | or --file FILE for it
                    in -Dfeaturestore.resultsDirectory | in --reports
                    -Dfeaturestore.variables.a_b=1 is | --variables a_b=1 is
                    set it in Maven's settings.xml or HTTPS_PROXY. To | set it in HTTPS_PROXY. To
                    pass_phrase in the profile, or a server in Maven's settings.xml (featurestore.serverId) | pass_phrase in the profile
                    Pass this file as -Dbackend=b.yaml, and a configuration of kind operator as -Dfeaturestore.config | Set a configuration of kind operator with ENV_OPERATOR_ARGS or --file
                    set another file with -Dfeaturestore.ociConfig. To rehearse without an account: -Dfeaturestore.cloud=embedded | set another file with --oci-config
                    """)
    void hintsOfMavenHaveWordsForTheImage(String ofMaven, String ofImage) {
        assertThat(words.of(ofMaven)).isEqualTo(ofImage);
    }

    @ParameterizedTest
    @CsvSource({
        "featurestore.yaml is missing",
        "Cannot read /home/me/.featurestore/region",
        "-Dfeaturestore.regions=eu",
        "folder dev.featurestore.region",
        "my.featurestore.region"
    })
    void textsOfTheUserStay(String text) {
        assertThat(words.of(text)).isEqualTo(text);
    }

    @Test
    void commandsAreSubcommandsWithOptions() {
        Commands commands = Commands.ofImage(
                words,
                Map.of(Commands.CONFIG, "a file.yaml"),
                Map.of(
                        Goal.LOGS,
                        Set.of(Commands.CONFIG),
                        Goal.APPLY,
                        Set.of(Commands.CONFIG, "featurestore.variables.a")));

        assertThat(commands.text(Command.ofJob(Goal.LOGS, "ocid1.ormjob.x").with("featurestore.follow")))
                .isEqualTo("IMAGE logs --file 'a file.yaml' --job ocid1.ormjob.x --follow");
        assertThat(commands.text(Command.of(Goal.APPLY).with("featurestore.variables.a", "b c")))
                .isEqualTo("IMAGE apply --file 'a file.yaml' --variables a='b c'");
        assertThat(commands.text(Command.ofStack(Goal.LOGS, "ocid1.ormstack.x")))
                .isEqualTo("IMAGE logs --stack-id ocid1.ormstack.x");
    }

    @Test
    void goalsThatTheImageDoesNotHaveAreLeftOut() {
        Commands commands = Commands.ofImage(words, Map.of(), Map.of(Goal.APPLY, Set.of()));
        FeatureStoreException failure = FeatureStoreException.of(
                FailureCode.MISSING_CONFIGURATION,
                "x.yaml  file not found",
                "Set the configuration with -Dfeaturestore.config=FILE, or create one");

        assertThat(failure.suggesting(Command.of(Goal.INIT)).text(commands))
                .isEqualTo("[MISSING_CONFIGURATION] x.yaml  file not found\nSet the configuration with --file FILE.");
        assertThat(failure.suggesting(Command.of(Goal.INIT)).text(Commands.plain()))
                .isEqualTo("""
                        [MISSING_CONFIGURATION] x.yaml  file not found
                        Set the configuration with -Dfeaturestore.config=FILE, or create one:
                          mvn featurestore:init""");
        assertThat(failure.suggesting(Command.of(Goal.APPLY)).text(commands)).endsWith("--file FILE:\n  IMAGE apply");
    }
}
