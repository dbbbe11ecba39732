package dev.featurestore.operator.bundle;

/** The zip that Resource Manager is sent. */
public final class Bundle {
    private final byte[] zip;
    private final String digest;
    private final int files;

    Bundle(byte[] zip, String digest, int files) {
        this.zip = zip;
        this.digest = digest;
        this.files = files;
    }

    /** The zip's bytes, the same on every machine for the same files. The array is not copied. */
    public byte[] zip() {
        return zip;
    }

    /** SHA-256 over the names and contents of the files, as 64 lower-case hex digits. */
    public String digest() {
        return digest;
    }

    /** How many files it holds. */
    public int files() {
        return files;
    }
}
