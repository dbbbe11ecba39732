package dev.featurestore.maven;

import dev.featurestore.maven.image.FileDigests;
import dev.featurestore.maven.image.ImageLayer;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.files.UnwritableFile;
import dev.featurestore.operator.files.WrittenFile;
import dev.featurestore.operator.text.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.aether.artifact.Artifact;
import org.jspecify.annotations.Nullable;

/**
 * The bill of materials of the image's jars, in CycloneDX's format 1.6. It is made from the jars that the image gets, so it has
 * all of them, is the same in each build, and needs no network. It lists nothing of the base image.
 *
 * @param created time of creation of the image
 * @param digests digests of the jars
 */
record BillOfMaterials(OperatorJars jars, BuildFacts facts, Instant created, FileDigests digests) {

    private static final String FILE = "feature-store-operator.cdx.json";
    private static final String OWN_LICENSE = "UPL-1.0";
    /** A line of THIRD-PARTY.txt. */
    private static final Pattern LICENSED = Pattern.compile("(?m)^artifact (\\S+)\\s+(\\S+)");

    /** Writes it to a folder, and returns the layer with it. */
    ImageLayer layer(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            Files.createDirectories(folder);
            WrittenFile.open(file).replace(JsonText.indented(json()).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw FeatureStoreException.of(
                    FailureCode.IO_ERROR,
                    "Cannot write the bill of materials of the image to " + file + ": " + e,
                    new UnwritableFile(folder, e).remedy(),
                    e);
        }
        return new ImageLayer("bill of materials", "sbom", List.of(file));
    }

    Map<String, Object> json() {
        Map<String, Object> image = new LinkedHashMap<>();
        image.put("type", "container");
        image.put("name", "feature_store");
        image.put("version", facts.version());
        Map<String, Object> tool = new LinkedHashMap<>();
        tool.put("type", "application");
        tool.put("group", OperatorJars.GROUP);
        tool.put("name", "feature-store-maven-plugin");
        tool.put("version", facts.version());
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("timestamp", created.toString());
        metadata.put("tools", Map.of("components", List.of(tool)));
        metadata.put("component", image);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("bomFormat", "CycloneDX");
        json.put("specVersion", "1.6");
        json.put("version", 1);
        json.put("metadata", metadata);
        Map<String, String> licenses = licenses();
        json.put(
                "components",
                jars.artifacts().stream()
                        .sorted(Comparator.comparing(BillOfMaterials::purl))
                        .map(artifact -> component(artifact, licenses))
                        .toList());
        return json;
    }

    private Map<String, Object> component(Artifact artifact, Map<String, String> licenses) {
        String name = artifact.getGroupId() + ":" + artifact.getArtifactId();
        @Nullable String license = artifact.getGroupId().equals(OperatorJars.GROUP) ? OWN_LICENSE : licenses.get(name);
        Map<String, Object> component = new LinkedHashMap<>();
        component.put("type", "library");
        component.put("bom-ref", purl(artifact));
        component.put("group", artifact.getGroupId());
        component.put("name", artifact.getArtifactId());
        component.put("version", artifact.getVersion());
        component.put("hashes", List.of(hash(artifact.getFile().toPath())));
        if (license != null) {
            component.put("licenses", List.of(Map.of("license", Map.of("id", license))));
        }
        component.put("purl", purl(artifact));
        return component;
    }

    /** Source: "PURL types, maven" of the package-url specification. */
    private static String purl(Artifact artifact) {
        return "pkg:maven/" + artifact.getGroupId() + "/" + artifact.getArtifactId() + "@" + artifact.getVersion()
                + "?type=jar";
    }

    private Map<String, Object> hash(Path jar) {
        Map<String, Object> hash = new LinkedHashMap<>();
        hash.put("alg", "SHA-256");
        hash.put("content", digests.sha256(jar));
        return hash;
    }

    private static Map<String, String> licenses() {
        try (InputStream in = BillOfMaterials.class.getResourceAsStream("/META-INF/third-party/THIRD-PARTY.txt")) {
            if (in == null) {
                throw new IllegalStateException("The operator's jar has no THIRD-PARTY.txt");
            }
            Map<String, String> licenses = new LinkedHashMap<>();
            Matcher line = LICENSED.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            while (line.find()) {
                licenses.put(line.group(1), line.group(2));
            }
            return licenses;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
