package dev.featurestore.maven.image;

import com.google.cloud.tools.jib.docker.json.DockerManifestEntryTemplate;
import com.google.cloud.tools.jib.image.ImageTarball;
import com.google.cloud.tools.jib.json.JsonTemplateMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a tarball for {@code docker load} lists. Jib has no other way to the configuration of an image that it has built.
 *
 * @param configuration the image's configuration, as JSON
 * @param layers hashes (SHA-256) of its layers, the base's first
 */
record TarballIndex(String configuration, List<String> layers) {

    private static final String CONFIGURATION = "config.json";
    private static final String MANIFEST = "manifest.json";
    private static final String LAYER = ".tar.gz";

    TarballIndex {
        layers = List.copyOf(layers);
    }

    static TarballIndex read(ImageTarball tarball) throws IOException {
        TarTexts texts = new TarTexts(List.of(CONFIGURATION, MANIFEST));
        tarball.writeTo(texts);
        Map<String, String> found = texts.found();
        String configuration = found.get(CONFIGURATION);
        String manifest = found.get(MANIFEST);
        if (configuration == null || manifest == null) {
            throw new IOException("The image's tarball has no " + CONFIGURATION + " or no " + MANIFEST);
        }
        List<String> layers = new ArrayList<>();
        for (DockerManifestEntryTemplate image :
                JsonTemplateMapper.readListOfJson(manifest, DockerManifestEntryTemplate.class)) {
            image.getLayerFiles().forEach(file -> layers.add(file.substring(0, file.length() - LAYER.length())));
        }
        return new TarballIndex(configuration, layers);
    }
}
