package dev.featurestore.provider.utility.tls;

import dev.featurestore.provider.tenancy.ServiceException;
import dev.featurestore.provider.utility.kind.ArgumentValues;
import java.security.GeneralSecurityException;
import java.security.InvalidParameterException;
import java.util.Arrays;

/** Generates and reads private keys. */
final class PrivateKeys {

    private PrivateKeys() {}

    static TlsKey generate(ArgumentValues values) throws ServiceException {
        String algorithm = values.textOrEmpty("algorithm");
        try {
            return switch (algorithm) {
                case "RSA" -> RsaKey.generate(values.whole("rsa_bits"));
                case "ECDSA" -> EcKey.generate(EcCurve.named(values.textOrEmpty("ecdsa_curve")));
                case "ED25519" -> EdKey.generate();
                default ->
                    throw new ServiceException(
                            "Invalid algorithm \"" + algorithm + "\": it must be RSA, ECDSA or ED25519.");
            };
        } catch (GeneralSecurityException | InvalidParameterException e) {
            throw new ServiceException("Unable to generate a key of " + algorithm + ": " + e.getMessage());
        }
    }

    /**
     * Reads a key in any format that has no passphrase.
     *
     * @param name the argument with the key, for messages
     */
    static TlsKey read(String name, String text) throws ServiceException {
        Pem pem = Pem.read(name, text);
        try {
            return switch (pem.label()) {
                case RsaKey.LABEL -> RsaKey.read(pem.content());
                case EcKey.LABEL -> EcKey.read(pem.content(), new byte[0]);
                case OpenSsh.LABEL -> OpenSsh.read(pem.content());
                case TlsKey.PKCS8 -> pkcs8(pem.content());
                default ->
                    throw new ServiceException(
                            "Invalid " + name + ": the PEM block " + pem.label() + " is not a private key.");
            };
        } catch (GeneralSecurityException e) {
            throw new ServiceException("Invalid " + name + ": " + e.getMessage());
        }
    }

    private static TlsKey pkcs8(byte[] der) throws ServiceException, GeneralSecurityException {
        DerReader fields = new DerReader(der).enter(Der.SEQUENCE);
        fields.content(Der.INTEGER);
        DerReader algorithm = fields.enter(Der.SEQUENCE);
        byte[] oid = algorithm.whole();
        byte[] key = fields.content(Der.OCTET_STRING);
        if (Arrays.equals(oid, Der.identifier(RsaKey.OID))) {
            return RsaKey.read(key);
        }
        if (Arrays.equals(oid, Der.identifier(EcKey.OID))) {
            return EcKey.read(key, algorithm.whole());
        }
        if (Arrays.equals(oid, Der.identifier(EdKey.OID))) {
            return EdKey.read(key);
        }
        throw new ServiceException("Unsupported key: its algorithm is none of RSA, ECDSA and ED25519.");
    }
}
