package dev.featurestore.operator.container;

import com.fasterxml.jackson.databind.JsonNode;
import dev.featurestore.operator.hint.Command;
import dev.featurestore.operator.hint.Commands;
import dev.featurestore.operator.hint.Goal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Writes and reads, as JSON, the format of commands outside of a container, and the commands that a failure suggests. */
final class GoalJson {

    private GoalJson() {}

    static String of(Command command) {
        return AsciiJson.of(Map.of("goal", command.goal().word(), "properties", command.properties()));
    }

    /** A command; empty if it names an unknown goal of another version. */
    static Optional<Command> read(String json) {
        JsonNode command = AsciiJson.read("the container's last line", json);
        return goal(command.path("goal").asText()).map(goal -> new Command(goal, texts(command.path("properties"))));
    }

    static Map<String, Object> of(Commands commands) {
        Map<String, Object> taken = new TreeMap<>();
        commands.taken()
                .forEach((goal, names) ->
                        taken.put(goal.word(), names.stream().sorted().toList()));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("call", commands.call());
        json.put("plugin", commands.plugin());
        json.put("execution", commands.execution());
        json.put("context", commands.context());
        json.put("taken", taken);
        return json;
    }

    static Commands commands(JsonNode json) {
        Map<Goal, Set<String>> taken = new EnumMap<>(Goal.class);
        json.path("taken")
                .properties()
                .forEach(goal -> goal(goal.getKey()).ifPresent(known -> {
                    List<String> names = new ArrayList<>();
                    goal.getValue().forEach(name -> names.add(name.asText()));
                    taken.put(known, Set.copyOf(names));
                }));
        return new Commands(
                json.path("call").asText(),
                json.path("plugin").asText(),
                json.path("execution").asText(),
                texts(json.path("context")),
                taken);
    }

    private static Optional<Goal> goal(String word) {
        return Arrays.stream(Goal.values())
                .filter(goal -> goal.word().equals(word))
                .findFirst();
    }

    private static Map<String, String> texts(JsonNode json) {
        Map<String, String> texts = new LinkedHashMap<>();
        json.properties()
                .forEach(field -> texts.put(field.getKey(), field.getValue().asText()));
        return texts;
    }
}
