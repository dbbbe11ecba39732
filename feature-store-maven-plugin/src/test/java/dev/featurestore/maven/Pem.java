package dev.featurestore.maven;

import java.util.Base64;

/** Text in PEM format. */
final class Pem {

    private Pem() {}

    static String encode(String type, byte[] der) {
        return "-----BEGIN " + type + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END " + type + "-----\n";
    }

    static byte[] decode(String pem) {
        return Base64.getMimeDecoder().decode(pem.replaceAll("(?s)-----END.*|-----[A-Z ]+-----", ""));
    }
}
