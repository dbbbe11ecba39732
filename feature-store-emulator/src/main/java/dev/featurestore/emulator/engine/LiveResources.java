package dev.featurestore.emulator.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** The resources of a cloud at this moment, also those that a running job has created so far. */
@FunctionalInterface
public interface LiveResources {

    /** For an engine that knows its resources only by the states of stacks. */
    LiveResources NONE = type -> List.of();

    /** The attributes of all resources of a type, as a state has them. */
    List<JsonNode> all(String type);
}
