package dev.featurestore.provider.utility.tls;

import dev.featurestore.provider.tenancy.ServiceException;
import dev.featurestore.provider.utility.kind.ArgumentValues;
import dev.featurestore.provider.utility.kind.Draft;
import dev.featurestore.provider.utility.kind.JobSite;
import dev.featurestore.provider.utility.kind.Kinds;
import dev.featurestore.provider.value.Value;
import java.util.Map;

/** The types of {@code hashicorp/tls}. */
public final class TlsKinds {

    private TlsKinds() {}

    public static Kinds all(JobSite site) {
        return new Kinds(
                Map.of(
                        "tls_cert_request",
                        CertificateRequest::create,
                        "tls_locally_signed_cert",
                        new CertificateKind(site.clock(), false),
                        "tls_private_key",
                        TlsKinds::privateKey,
                        "tls_self_signed_cert",
                        new CertificateKind(site.clock(), true)),
                Map.of("tls_certificate", new CertificateData(), "tls_public_key", TlsKinds::publicKey));
    }

    private static Value.Structure privateKey(Value.Structure planned) throws ServiceException {
        TlsKey key = PrivateKeys.generate(new ArgumentValues(planned));
        boolean ssh = key.sshPublicKey().length > 0;
        return KeyAttributes.set(Draft.of(planned), key)
                .set("private_key_pem", key.privateKey().text())
                .set("private_key_pem_pkcs8", key.pkcs8().text())
                .set("private_key_openssh", ssh ? OpenSsh.privateKey(key).text() : "")
                .done();
    }

    private static Value.Structure publicKey(Value.Structure configuration) throws ServiceException {
        ArgumentValues values = new ArgumentValues(configuration);
        String name = values.has("private_key_openssh") ? "private_key_openssh" : "private_key_pem";
        TlsKey key = PrivateKeys.read(name, values.textOrEmpty(name));
        return KeyAttributes.set(Draft.of(configuration), key)
                .set("algorithm", key.algorithm())
                .done();
    }
}
