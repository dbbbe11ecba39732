package dev.featurestore.maven.image;

import java.nio.file.Path;
import java.util.List;

/**
 * Files that change together: a layer of the image.
 *
 * @param name name in the history of the image
 * @param files the files, which go to {@code lib} below the work directory under their own names
 */
public record ImageLayer(String name, List<Path> files) {

    public ImageLayer {
        files = List.copyOf(files);
    }
}
