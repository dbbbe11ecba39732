package dev.featurestore.operator.bundle;

/**
 * How large a bundle may be, by the way that it goes to Resource Manager. Sources: "Resource Manager Limits" and
 * {@code ObjectStorageConfigSource} in OCI's documentation, which know no limit for all files of a bucket; the one here
 * keeps a mistaken folder, or a zip that unpacks without end, from being sent.
 */
public enum SizeLimits {
    /** As a zip within the request. */
    ZIP(SizeLimits.LARGEST_ZIP, SizeLimits.LARGEST_ZIP),
    /** File by file through a bucket, if it is too large for a zip. */
    BUCKET(1024L << 20, 100L << 20);

    /** Resource Manager takes a zip of at most 11 MB. */
    public static final long LARGEST_ZIP = 11L << 20;

    private final long bundle;
    private final long file;

    SizeLimits(long bundle, long file) {
        this.bundle = bundle;
        this.file = file;
    }

    /** How many bytes the whole bundle may have, counted as a zip that does not compress. */
    long bundle() {
        return bundle;
    }

    /** How many bytes one file may have. */
    long file() {
        return file;
    }
}
