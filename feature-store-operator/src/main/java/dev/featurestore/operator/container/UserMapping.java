package dev.featurestore.operator.container;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** How an engine maps the users in a container to those of this machine. */
enum UserMapping {
    /** Each to itself: the engine runs as root. */
    SAME,

    /** The engine's user to itself, if {@code --userns=keep-id} is set: rootless podman. */
    KEEPS_ID,

    /** Root to the engine's user, which has no rights of root: rootless docker, and rootless podman as a server. */
    ROOT_IS_USER;

    /** Where rootless podman stores its images by default. Docker's command shows nothing else by which it differs from podman of root. */
    private static final String STORAGE_OF_USER = "/.local/share/containers/storage";

    /** @param text JSON that docker's or podman's {@code info} prints, with different keys; if it is not JSON, {@link #SAME} */
    static UserMapping of(String text) {
        JsonNode info;
        try {
            info = new ObjectMapper().readTree(text);
        } catch (JsonProcessingException notOfTheseEngines) {
            return SAME;
        }
        if (info.at("/host/security/rootless").asBoolean()) {
            return info.at("/host/serviceIsRemote").asBoolean() ? ROOT_IS_USER : KEEPS_ID;
        }
        for (JsonNode option : info.path("SecurityOptions")) {
            if (option.asText().equals("name=rootless")) {
                return ROOT_IS_USER;
            }
        }
        boolean storageOfUser = info.path("DockerRootDir").asText().endsWith(STORAGE_OF_USER);
        return storageOfUser ? ROOT_IS_USER : SAME;
    }
}
