package dev.featurestore.maven;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.PBEParameterSpec;

/** Private keys behind a pass phrase, as openssl writes them. */
final class EncryptedKey {

    private static final String ALGORITHM = "PBEWithHmacSHA256AndAES_256";

    private EncryptedKey() {}

    /** A copy of a key in the clear that this pass phrase opens. */
    static Path write(Path key, Path encrypted, String passPhrase) throws Exception {
        byte[] salt = new byte[16];
        byte[] iv = new byte[16];
        new SecureRandom().nextBytes(salt);
        new SecureRandom().nextBytes(iv);
        Cipher cipher = Cipher.getInstance(ALGORITHM);
        cipher.init(
                Cipher.ENCRYPT_MODE,
                SecretKeyFactory.getInstance(ALGORITHM).generateSecret(new PBEKeySpec(passPhrase.toCharArray())),
                new PBEParameterSpec(salt, 2048, new IvParameterSpec(iv)));
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("PBES2");
        parameters.init(cipher.getParameters().getEncoded());
        byte[] bytes = cipher.doFinal(Pem.decode(Files.readString(key)));
        return Files.writeString(
                encrypted,
                Pem.encode("ENCRYPTED PRIVATE KEY", new EncryptedPrivateKeyInfo(parameters, bytes).getEncoded()));
    }
}
