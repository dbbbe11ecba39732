package dev.featurestore.provider.utility.tls;

import dev.featurestore.provider.tenancy.ServiceException;
import dev.featurestore.provider.utility.kind.ArgumentValues;
import dev.featurestore.provider.utility.kind.Draft;
import dev.featurestore.provider.value.Value;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Issues a certificate (RFC 5280, section 4.1).
 */
final class Issue {

    private static final int VERSION_3 = 2;
    private static final int SERIAL_BITS = 128;
    private static final int UTC_TIME = 0x17;
    private static final int GENERALIZED_TIME = 0x18;
    private static final int LAST_YEAR_OF_UTC_TIME = 2049;

    private final byte[] issuer;
    private final TlsKey key;
    private final Optional<byte[]> issuerKey;
    private final byte[] subject;
    private final byte[] publicKey;
    private final Optional<byte[]> names;

    /**
     * @param issuer the name of the issuer, in DER
     * @param key the issuer's key
     * @param issuerKey the identifier of the issuer's key, for another issuer than the subject
     * @param subject the name of the subject, in DER
     * @param publicKey the subject's public key
     * @param names the extension with the subject's alternative names
     */
    Issue(
            byte[] issuer,
            TlsKey key,
            Optional<byte[]> issuerKey,
            byte[] subject,
            byte[] publicKey,
            Optional<byte[]> names) {
        this.issuer = issuer;
        this.key = key;
        this.issuerKey = issuerKey;
        this.subject = subject;
        this.publicKey = publicKey;
        this.names = names;
    }

    /** Creates a certificate by the arguments of a resource; returns the resource's values. */
    Value.Structure certificate(Value.Structure planned, Clock clock) throws ServiceException {
        return certificate(planned, clock, new BigInteger(SERIAL_BITS, new SecureRandom()).setBit(SERIAL_BITS - 1));
    }

    /** Creates a certificate with a serial number. */
    Value.Structure certificate(Value.Structure planned, Clock clock, BigInteger serial) throws ServiceException {
        ArgumentValues values = new ArgumentValues(planned);
        OffsetDateTime start = clock.instant().truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC);
        OffsetDateTime end = start.plus(
                Duration.ofHours(values.number("validity_period_hours").longValue()));
        byte[] content = Der.sequence(
                Der.value(Der.context(0, true), Der.integer(VERSION_3)),
                Der.integer(serial),
                key.signatureAlgorithm(),
                issuer,
                Der.sequence(time(start), time(end)),
                subject,
                publicKey,
                Der.value(Der.context(3, true), Der.sequence(extensions(values).toArray(byte[][]::new))));
        DateTimeFormatter form = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX");
        return Draft.of(planned)
                .set("cert_pem", new Pem("CERTIFICATE", signed(key, content)).text())
                .set("validity_start_time", form.format(start))
                .set("validity_end_time", form.format(end))
                .set("ready_for_renewal", false)
                .set("id", serial.toString())
                .done();
    }

    /** Content with its signature, as certificates and requests have it. */
    static byte[] signed(TlsKey key, byte[] content) throws ServiceException {
        try {
            return Der.sequence(content, key.signatureAlgorithm(), Der.bits(key.sign(content)));
        } catch (GeneralSecurityException e) {
            throw new ServiceException("Cannot sign with the key of " + key.algorithm() + ": " + e.getMessage());
        }
    }

    private List<byte[]> extensions(ArgumentValues values) throws ServiceException {
        List<byte[]> extensions = new ArrayList<>(Extensions.uses(values.texts("allowed_uses")));
        extensions.add(Extensions.constraints(values));
        byte[] own = KeyAttributes.sha1(publicKey);
        if (values.flag("set_subject_key_id") || values.flag("is_ca_certificate")) {
            extensions.add(Extensions.subjectKey(own));
        }
        if (issuerKey.isPresent()) {
            extensions.add(Extensions.authorityKey(issuerKey.get()));
        } else if (values.flag("set_authority_key_id")) {
            extensions.add(Extensions.authorityKey(own));
        }
        names.ifPresent(extensions::add);
        return extensions;
    }

    private static byte[] time(OffsetDateTime time) {
        boolean utc = time.getYear() <= LAST_YEAR_OF_UTC_TIME;
        String text = DateTimeFormatter.ofPattern(utc ? "yyMMddHHmmss'Z'" : "yyyyMMddHHmmss'Z'")
                .format(time);
        return Der.value(utc ? UTC_TIME : GENERALIZED_TIME, text.getBytes(StandardCharsets.US_ASCII));
    }
}
