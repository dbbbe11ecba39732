package dev.featurestore.operator.bundle;

/**
 * The maximum size of a bundle, by its delivery to Resource Manager. Sources: "Resource Manager Limits" and
 * {@code ObjectStorageConfigSource} in OCI's documentation, which have no limit for all files of a bucket; the one here
 * refuses a wrong folder, or a zip bomb.
 */
public enum SizeLimits {
    /** Delivery as a zip in the request. */
    ZIP(SizeLimits.LARGEST_ZIP, SizeLimits.LARGEST_ZIP),
    /** Delivery file by file through a bucket, if the bundle is too large for a zip. */
    BUCKET(1024L << 20, 100L << 20);

    /** Resource Manager accepts a zip of at most 11 MB. */
    public static final long LARGEST_ZIP = 11L << 20;

    private final long bundle;
    private final long file;

    SizeLimits(long bundle, long file) {
        this.bundle = bundle;
        this.file = file;
    }

    /** Maximum bytes of the bundle, as a zip without compression. */
    long bundle() {
        return bundle;
    }

    /** Maximum bytes of one file. */
    long file() {
        return file;
    }
}
