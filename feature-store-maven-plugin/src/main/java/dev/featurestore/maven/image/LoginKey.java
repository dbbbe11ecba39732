package dev.featurestore.maven.image;

import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.registry.RegistryAliasGroup;

/**
 * Key of credentials in a file: a registry, or a namespace or a repository in it. Source: containers-auth.json(5), section
 * "FORMAT". Docker also writes addresses, such as {@code https://index.docker.io/v1/}, which are for the whole registry.
 *
 * @param host host of the registry, with the port if the key has one
 * @param path the namespace or the repository; empty for the whole registry
 */
record LoginKey(String host, String path) {

    static LoginKey of(String key) {
        String address = key.replaceFirst("^https?://", "");
        int slash = address.indexOf('/');
        if (slash < 0) {
            return new LoginKey(address, "");
        }
        String path = address.substring(slash + 1).replaceFirst("/+$", "");
        boolean whole = !address.equals(key) || path.equals("v1") || path.equals("v2");
        return new LoginKey(address.substring(0, slash), whole ? "" : path);
    }

    /** Whether it is of the image's registry, under any of the names that the registry has. */
    boolean isOfRegistry(ImageReference image) {
        return RegistryAliasGroup.getAliasesGroup(image.getRegistry()).contains(host);
    }

    /** Whether its credentials are for an image. */
    boolean isFor(ImageReference image) {
        return isOfRegistry(image) && (path.isEmpty() || (image.getRepository() + "/").startsWith(path + "/"));
    }
}
