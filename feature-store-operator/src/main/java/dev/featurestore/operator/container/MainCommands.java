package dev.featurestore.operator.container;

import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.hint.Commands;
import dev.featurestore.operator.hint.Goal;
import dev.featurestore.operator.hint.ImageWords;
import dev.featurestore.operator.subcommand.CommandLine;
import dev.featurestore.operator.subcommand.OptionTable;
import dev.featurestore.operator.subcommand.Subcommand;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The commands in the hints of {@link Main}: those of the build that started the container, or else subcommands of the image, with
 * the options that select cloud, authentication and stack.
 */
final class MainCommands {

    private static final String PREFIX = "featurestore.";
    private static final List<String> OF_INPUTS = List.of("bucket", "excludes");

    /** Options that commands repeat, in this order, and that all subcommands have. */
    private static final List<String> REPEATED = List.of(
            "rehearsal",
            "endpoint",
            "ociConfig",
            "profile",
            "auth",
            "caCertificates",
            "file",
            "environment",
            "compartmentId",
            "stackName",
            "region");

    private MainCommands() {}

    static Commands of(Map<String, String> environment, String... arguments) {
        try {
            return ContainerInput.of(environment).commands().orElseGet(() -> ofImage(CommandLine.parse(arguments)));
        } catch (FeatureStoreException refusedLater) {
            return ofImage(CommandLine.parse());
        }
    }

    private static Commands ofImage(CommandLine line) {
        Map<String, String> texts = OptionTable.texts((Record) line.arguments());
        Map<String, String> context = new LinkedHashMap<>();
        for (String name : REPEATED) {
            if (texts.containsKey(name)) {
                context.put(name.equals("file") ? Commands.CONFIG : PREFIX + name, texts.get(name));
            }
        }
        if (texts.containsKey("spec")) {
            context.put(ImageWords.SPEC, Commands.WITHHELD);
        }
        texts.forEach((name, text) -> {
            if (name.startsWith("variables.")) {
                context.put(PREFIX + name, Commands.shown(name, text));
            }
        });
        Set<String> ofAll = Set.copyOf(context.keySet());
        if (texts.containsKey("stackId")) {
            context.put(Commands.STACK_ID, texts.get("stackId"));
        }
        for (String name : OF_INPUTS) {
            if (texts.containsKey(name)) {
                context.put(PREFIX + name, texts.get(name));
            }
        }
        return Commands.ofImage(new ImageWords(Subcommand::isOption), context, taken(ofAll));
    }

    private static Map<Goal, Set<String>> taken(Set<String> ofAll) {
        Map<Goal, Set<String>> taken = new EnumMap<>(Goal.class);
        for (Subcommand subcommand : Subcommand.values()) {
            Set<String> names = new LinkedHashSet<>(ofAll);
            switch (subcommand) {
                case APPLY, VERIFY, PLAN, POLICIES -> OF_INPUTS.forEach(name -> names.add(PREFIX + name));
                case STACKS -> {}
                default -> names.add(Commands.STACK_ID);
            }
            // Otherwise a command could be about the stack of the configuration in place of the one that was named.
            names.add(Commands.CONFIG);
            taken.put(subcommand.goal(), names);
        }
        return taken;
    }
}
