package dev.featurestore.maven.image;

import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * Sets the certificates that Jib trusts, which are those of the JVM: it has no setting for them. They are restored when
 * this is closed.
 */
final class JvmTrust implements AutoCloseable {

    private final Optional<SSLContext> before;

    private JvmTrust(Optional<SSLContext> before) {
        this.before = before;
    }

    /** @param tls trusts more than the JVM; empty to change nothing */
    static JvmTrust of(Optional<SSLContext> tls) {
        if (tls.isEmpty()) {
            return new JvmTrust(Optional.empty());
        }
        try {
            JvmTrust trust = new JvmTrust(Optional.of(SSLContext.getDefault()));
            SSLContext.setDefault(tls.get());
            return trust;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("TLS is not available in this JDK", e);
        }
    }

    @Override
    public void close() {
        before.ifPresent(SSLContext::setDefault);
    }
}
