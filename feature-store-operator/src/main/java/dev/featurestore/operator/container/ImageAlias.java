package dev.featurestore.operator.container;

/**
 * A name of an image for podman, and where podman finds the image in its place.
 *
 * @param name its full name, with a tag
 * @param location host, port and repository of the registry that has it
 */
record ImageAlias(String name, String location) {

    private static final String DOCKER_HUB = "docker.io/";

    /** @param name a name as the user writes it: podman puts {@code localhost/} before one without a registry */
    static ImageAlias of(String name, String location) {
        int slash = name.indexOf('/');
        String first = slash < 0 ? "" : name.substring(0, slash);
        boolean registry = first.contains(".") || first.contains(":") || first.equals("localhost");
        String full = registry ? onDockerHub(name) : "localhost/" + name;
        return new ImageAlias(colon(full) < 0 ? full + ":latest" : full, location);
    }

    /** Settings that lead podman there. Source: containers-registries.conf(5). */
    String registriesConf() {
        return "[[registry]]\nprefix = \"" + name.substring(0, colon(name)) + "\"\nlocation = \"" + location
                + "\"\ninsecure = true\n";
    }

    /** Podman uses Docker's rules for the names of Docker Hub. */
    private static String onDockerHub(String name) {
        String full = name.startsWith("index." + DOCKER_HUB) ? name.substring("index.".length()) : name;
        boolean official = full.startsWith(DOCKER_HUB) && full.indexOf('/', DOCKER_HUB.length()) < 0;
        return official ? DOCKER_HUB + "library/" + full.substring(DOCKER_HUB.length()) : full;
    }

    /** Place of the colon before the tag; negative without a tag. */
    private static int colon(String name) {
        int colon = name.lastIndexOf(':');
        return colon > name.lastIndexOf('/') ? colon : -1;
    }
}
