package dev.featurestore.provider.utility.tls;

import dev.featurestore.provider.tenancy.ServiceException;
import dev.featurestore.provider.utility.kind.ArgumentValues;
import dev.featurestore.provider.utility.kind.DataKind;
import dev.featurestore.provider.utility.kind.Draft;
import dev.featurestore.provider.value.Value;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** {@code tls_certificate}: certificates of a text, or of a server on this machine. */
final class CertificateData implements DataKind {

    @Override
    public Value.Structure read(Value.Structure configuration) throws ServiceException {
        ArgumentValues values = new ArgumentValues(configuration);
        if (values.has("content") == values.has("url")) {
            throw new ServiceException("Invalid Attribute Combination: set either content or url of tls_certificate.");
        }
        List<X509Certificate> certificates = values.has("content")
                ? Certificates.read("content", values.textOrEmpty("content"))
                : ofServer(values.textOrEmpty("url"), !values.has("verify_chain") || values.flag("verify_chain"));
        List<Value> elements = new ArrayList<>();
        StringBuilder fingerprints = new StringBuilder();
        for (X509Certificate certificate : certificates) {
            Value.Structure element = Certificates.element(certificate);
            elements.add(element);
            fingerprints.append(new ArgumentValues(element).textOrEmpty("sha1_fingerprint"));
        }
        byte[] all = fingerprints.toString().getBytes(StandardCharsets.US_ASCII);
        return Draft.of(configuration)
                .set("certificates", new Value.Sequence(elements))
                .set("id", HexFormat.of().formatHex(KeyAttributes.sha1(all)))
                .done();
    }

    private static List<X509Certificate> ofServer(String url, boolean verified) throws ServiceException {
        try {
            return ServerCertificates.of(new URI(url), verified);
        } catch (URISyntaxException e) {
            throw new ServiceException("Invalid url \"" + url + "\": " + e.getMessage());
        }
    }
}
