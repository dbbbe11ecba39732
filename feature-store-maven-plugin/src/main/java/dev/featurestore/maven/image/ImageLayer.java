package dev.featurestore.maven.image;

import java.nio.file.Path;
import java.util.List;

/**
 * Files that change together: a layer of the image.
 *
 * @param name name in the history of the image
 * @param folder folder below the work directory that the files go to, under their own names
 * @param files the files
 */
public record ImageLayer(String name, String folder, List<Path> files) {

    public ImageLayer {
        files = List.copyOf(files);
    }
}
