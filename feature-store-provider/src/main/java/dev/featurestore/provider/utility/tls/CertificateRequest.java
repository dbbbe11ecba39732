package dev.featurestore.provider.utility.tls;

import dev.featurestore.provider.tenancy.ServiceException;
import dev.featurestore.provider.utility.kind.ArgumentValues;
import dev.featurestore.provider.utility.kind.Draft;
import dev.featurestore.provider.value.Value;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A request for a certificate (RFC 2986).
 */
final class CertificateRequest {

    private static final String EXTENSION_REQUEST = "1.2.840.113549.1.9.14";

    private final byte[] subject;
    private final byte[] publicKey;
    private final Optional<byte[]> names;

    /**
     * @param subject the name of the subject, in DER
     * @param publicKey the subject's public key
     * @param names the extension with the subject's alternative names
     */
    CertificateRequest(byte[] subject, byte[] publicKey, Optional<byte[]> names) {
        this.subject = subject;
        this.publicKey = publicKey;
        this.names = names;
    }

    byte[] subject() {
        return subject;
    }

    byte[] publicKey() {
        return publicKey;
    }

    Optional<byte[]> names() {
        return names;
    }

    /** Creates a request by the arguments of a resource; returns the resource's values. */
    static Value.Structure create(Value.Structure planned) throws ServiceException {
        ArgumentValues values = new ArgumentValues(planned);
        TlsKey key = PrivateKeys.read("private_key_pem", values.textOrEmpty("private_key_pem"));
        Optional<byte[]> names = Extensions.alternativeNames(values);
        byte[] attributes = names.isEmpty()
                ? new byte[0]
                : Der.sequence(Der.identifier(EXTENSION_REQUEST), Der.value(Der.SET, Der.sequence(names.get())));
        byte[] content = Der.sequence(
                Der.integer(0), Subject.of(values), key.publicKey(), Der.value(Der.context(0, true), attributes));
        byte[] request = Issue.signed(key, content);
        return Draft.of(planned)
                .set("key_algorithm", key.algorithm())
                .set("cert_request_pem", new Pem("CERTIFICATE REQUEST", request).text())
                .set("id", HexFormat.of().formatHex(KeyAttributes.sha1(request)))
                .done();
    }

    static CertificateRequest read(Pem pem) throws ServiceException {
        DerReader content = new DerReader(pem.content()).enter(Der.SEQUENCE).enter(Der.SEQUENCE);
        content.content(Der.INTEGER);
        byte[] subject = content.whole();
        byte[] publicKey = content.whole();
        Optional<byte[]> names = Optional.empty();
        if (content.tag() == Der.context(0, true)) {
            DerReader attributes = content.enter(Der.context(0, true));
            while (attributes.hasMore()) {
                DerReader attribute = attributes.enter(Der.SEQUENCE);
                if (Arrays.equals(attribute.whole(), Der.identifier(EXTENSION_REQUEST))) {
                    names = names(attribute.enter(Der.SET).enter(Der.SEQUENCE));
                }
            }
        }
        return new CertificateRequest(subject, publicKey, names);
    }

    private static Optional<byte[]> names(DerReader extensions) throws ServiceException {
        while (extensions.hasMore()) {
            byte[] extension = extensions.whole();
            byte[] type = new DerReader(extension).enter(Der.SEQUENCE).whole();
            if (Arrays.equals(type, Der.identifier(Extensions.ALTERNATIVE_NAMES))) {
                return Optional.of(extension);
            }
        }
        return Optional.empty();
    }
}
