package dev.featurestore.provider.utility.tls;

import dev.featurestore.provider.tenancy.Seed;
import dev.featurestore.provider.tenancy.ServiceException;
import dev.featurestore.provider.utility.kind.ArgumentValues;
import dev.featurestore.provider.utility.kind.Draft;
import dev.featurestore.provider.value.Attributes;
import dev.featurestore.provider.value.Value;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Issues certificates of authorities that are the same for the same seed. */
public final class AuthorityCertificate {

    private static final int SEED_DIGITS = 64;
    private static final int SERIAL_DIGITS = 30;
    private static final long HOURS_OF_TEN_YEARS = 10 * 365 * 24L;

    private AuthorityCertificate() {}

    /**
     * The certificate of an authority, signed by its own key of Ed25519, as PEM. It is valid for ten years.
     *
     * @param name the common name of the authority
     * @param seed what its key and serial number are derived from
     * @param start the time from which it is valid
     */
    public static String pem(String name, Seed seed, Instant start) throws ServiceException {
        try {
            EdKey key = EdKey.of(HexFormat.of().parseHex(seed.derive("key").hex(SEED_DIGITS)));
            Value.Structure values = Draft.empty()
                    .set("subject", Draft.empty().set("common_name", name).planned())
                    .set("allowed_uses", List.of("cert_signing", "digital_signature", "key_encipherment"))
                    .set("is_ca_certificate", true)
                    .set("validity_period_hours", HOURS_OF_TEN_YEARS)
                    .planned();
            byte[] subject = Subject.of(new ArgumentValues(values));
            Issue issue = new Issue(subject, key, Optional.empty(), subject, key.publicKey(), Optional.empty());
            BigInteger serial = new BigInteger(seed.derive("serial number").hex(SERIAL_DIGITS), 16);
            Value.Structure issued = issue.certificate(values, Clock.fixed(start, ZoneOffset.UTC), serial);
            return new Attributes(issued).text("cert_pem").orElseThrow();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JVM of version 15 or later has Ed25519", e);
        }
    }
}
