package dev.featurestore.provider.utility.tls;

import dev.featurestore.provider.tenancy.ServiceException;
import dev.featurestore.provider.utility.kind.ArgumentValues;
import dev.featurestore.provider.utility.kind.Draft;
import dev.featurestore.provider.utility.kind.ResourceKind;
import dev.featurestore.provider.value.Value;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** A certificate that its own key or an authority's signs. */
final class CertificateKind implements ResourceKind {

    private final Clock clock;
    private final boolean selfSigned;

    CertificateKind(Clock clock, boolean selfSigned) {
        this.clock = clock;
        this.selfSigned = selfSigned;
    }

    @Override
    public Value.Structure create(Value.Structure planned) throws ServiceException {
        ArgumentValues values = new ArgumentValues(planned);
        return selfSigned ? selfSigned(planned, values) : locallySigned(planned, values);
    }

    private Value.Structure selfSigned(Value.Structure planned, ArgumentValues values) throws ServiceException {
        TlsKey key = PrivateKeys.read("private_key_pem", values.textOrEmpty("private_key_pem"));
        byte[] subject = Subject.of(values);
        Value.Structure withKey =
                Draft.of(planned).set("key_algorithm", key.algorithm()).planned();
        return new Issue(subject, key, Optional.empty(), subject, key.publicKey(), Extensions.alternativeNames(values))
                .certificate(withKey, clock);
    }

    private Value.Structure locallySigned(Value.Structure planned, ArgumentValues values) throws ServiceException {
        TlsKey key = PrivateKeys.read("ca_private_key_pem", values.textOrEmpty("ca_private_key_pem"));
        X509Certificate authority = Certificates.read("ca_cert_pem", values.textOrEmpty("ca_cert_pem"))
                .get(0);
        CertificateRequest request =
                CertificateRequest.read(Pem.read("cert_request_pem", values.textOrEmpty("cert_request_pem")));
        Value.Structure withKey =
                Draft.of(planned).set("ca_key_algorithm", key.algorithm()).planned();
        return new Issue(
                        authority.getSubjectX500Principal().getEncoded(),
                        key,
                        Certificates.subjectKey(authority),
                        request.subject(),
                        request.publicKey(),
                        request.names())
                .certificate(withKey, clock);
    }

    /** A certificate that is due for renewal is created again. */
    @Override
    public Optional<Value.Structure> read(Value.Structure state) throws ServiceException {
        ArgumentValues values = new ArgumentValues(state);
        Instant renewal = OffsetDateTime.parse(values.textOrEmpty("validity_end_time"))
                .toInstant()
                .minus(Duration.ofHours(values.number("early_renewal_hours").longValue()));
        return clock.instant().isBefore(renewal) ? Optional.of(state) : Optional.empty();
    }
}
