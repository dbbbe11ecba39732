package dev.featurestore.provider.utility.tls;

import dev.featurestore.provider.tenancy.ServiceException;
import dev.featurestore.provider.utility.kind.ArgumentValues;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The extensions of certificates and requests (RFC 5280, section 4.2). */
final class Extensions {

    static final String ALTERNATIVE_NAMES = "2.5.29.17";

    /** Bits of the key usage, from 0. */
    private static final List<String> KEY_USES = List.of(
            "digital_signature",
            "content_commitment",
            "key_encipherment",
            "data_encipherment",
            "key_agreement",
            "cert_signing",
            "crl_signing",
            "encipher_only",
            "decipher_only");

    private static final Map<String, String> EXTENDED_USES = Map.ofEntries(
            Map.entry("any_extended", "2.5.29.37.0"),
            Map.entry("server_auth", "1.3.6.1.5.5.7.3.1"),
            Map.entry("client_auth", "1.3.6.1.5.5.7.3.2"),
            Map.entry("code_signing", "1.3.6.1.5.5.7.3.3"),
            Map.entry("email_protection", "1.3.6.1.5.5.7.3.4"),
            Map.entry("ipsec_end_system", "1.3.6.1.5.5.7.3.5"),
            Map.entry("ipsec_tunnel", "1.3.6.1.5.5.7.3.6"),
            Map.entry("ipsec_user", "1.3.6.1.5.5.7.3.7"),
            Map.entry("timestamping", "1.3.6.1.5.5.7.3.8"),
            Map.entry("ocsp_signing", "1.3.6.1.5.5.7.3.9"),
            Map.entry("microsoft_server_gated_crypto", "1.3.6.1.4.1.311.10.3.3"),
            Map.entry("netscape_server_gated_crypto", "2.16.840.1.113730.4.1"),
            Map.entry("microsoft_commercial_code_signing", "1.3.6.1.4.1.311.2.1.22"),
            Map.entry("microsoft_kernel_code_signing", "1.3.6.1.4.1.311.61.1.1"));

    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    private static final int DNS = 2;
    private static final int URI = 6;
    private static final int IP = 7;

    private Extensions() {}

    static byte[] extension(String type, boolean critical, byte[] content) {
        return Der.sequence(Der.identifier(type), critical ? Der.bool(true) : new byte[0], Der.octets(content));
    }

    /** The uses that the argument {@code allowed_uses} names. */
    static List<byte[]> uses(List<String> names) throws ServiceException {
        int bits = 0;
        int last = -1;
        List<byte[]> extended = new ArrayList<>();
        for (String name : names) {
            int bit = KEY_USES.indexOf(name);
            if (bit >= 0) {
                bits |= 1 << (Short.SIZE - 1 - bit);
                last = Math.max(last, bit);
            } else {
                extended.add(Der.identifier(Optional.ofNullable(EXTENDED_USES.get(name))
                        .orElseThrow(
                                () -> new ServiceException("Invalid allowed_uses: unknown use \"" + name + "\"."))));
            }
        }
        List<byte[]> extensions = new ArrayList<>();
        if (last >= 0) {
            byte unused = (byte) (Byte.SIZE - 1 - last % Byte.SIZE);
            byte[] content = last < Byte.SIZE
                    ? new byte[] {unused, (byte) (bits >> Byte.SIZE)}
                    : new byte[] {unused, (byte) (bits >> Byte.SIZE), (byte) bits};
            extensions.add(extension("2.5.29.15", true, Der.value(Der.BIT_STRING, content)));
        }
        if (!extended.isEmpty()) {
            extensions.add(extension("2.5.29.37", false, Der.sequence(extended.toArray(byte[][]::new))));
        }
        return extensions;
    }

    /** Whether the certificate is an authority's, and how many may follow below it. */
    static byte[] constraints(ArgumentValues values) {
        boolean authority = values.flag("is_ca_certificate");
        return extension(
                "2.5.29.19",
                true,
                Der.sequence(
                        authority ? Der.bool(true) : new byte[0],
                        authority && values.has("max_path_length")
                                ? Der.integer(values.whole("max_path_length"))
                                : new byte[0]));
    }

    static byte[] subjectKey(byte[] identifier) {
        return extension("2.5.29.14", false, Der.octets(identifier));
    }

    static byte[] authorityKey(byte[] identifier) {
        return extension("2.5.29.35", false, Der.sequence(Der.value(Der.context(0, false), identifier)));
    }

    /** The names and addresses of a resource; empty if it has none. */
    static Optional<byte[]> alternativeNames(ArgumentValues values) throws ServiceException {
        List<byte[]> names = new ArrayList<>();
        for (String name : values.texts("dns_names")) {
            names.add(Der.value(Der.context(DNS, false), name.getBytes(StandardCharsets.US_ASCII)));
        }
        for (String address : values.texts("ip_addresses")) {
            names.add(Der.value(Der.context(IP, false), address(address)));
        }
        for (String uri : values.texts("uris")) {
            names.add(Der.value(Der.context(URI, false), uri.getBytes(StandardCharsets.US_ASCII)));
        }
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(extension(ALTERNATIVE_NAMES, false, Der.sequence(names.toArray(byte[][]::new))));
    }

    private static byte[] address(String address) throws ServiceException {
        try {
            if (ADDRESS.matcher(address).matches()) {
                return InetAddress.getByName(address).getAddress();
            }
        } catch (UnknownHostException e) {
            // Digits and dots that are no address.
        }
        throw new ServiceException("Invalid ip_addresses: \"" + address + "\" is not an IP address.");
    }
}
