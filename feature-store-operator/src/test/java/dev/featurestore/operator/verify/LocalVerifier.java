package dev.featurestore.operator.verify;

import dev.featurestore.operator.bundle.Excludes;
import dev.featurestore.operator.bundle.SizeLimits;
import dev.featurestore.operator.cloud.ObjectReader;
import dev.featurestore.operator.config.BackendConfig;
import dev.featurestore.operator.config.Overrides;
import dev.featurestore.operator.config.Source;
import dev.featurestore.operator.values.Values;
import java.nio.file.Path;

/** A verifier of what lies on this machine. */
public record LocalVerifier(Verifier verifier) {

    public LocalVerifier(Path root, ClassLoader bundledStack, Values values) {
        this(new Verifier(root, bundledStack, values, ObjectReader.none(), SizeLimits.ZIP, Excludes.NONE));
    }

    public Verified<Deployable> verify(Path file) {
        return verifier.verify(new Source.Local(file), Overrides.NONE);
    }

    public Verified<BackendConfig> verifyBackend(Path file) {
        return verifier.verifyBackend(file);
    }
}
