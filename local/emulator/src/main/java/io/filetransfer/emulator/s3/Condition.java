package io.filetransfer.emulator.s3;

/**
 * What must hold of the object at a key; null where a request sets no condition.
 *
 * @param match entity tag that it must have; {@code *} for any
 * @param noneMatch entity tag that it must not have; {@code *} when there must be no object
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-requests.html">conditional requests</a>
 */
record Condition(String match, String noneMatch) {

    static final Condition NONE = new Condition(null, null);

    private static final String ANY = "*";

    /** Returns a write's condition, of those that S3 has for writes. */
    static Condition ofWrite(String match, String noneMatch) {
        if (ANY.equals(match)) {
            throw S3Failures.notImplemented("If-Match: * of a write");
        }
        if (noneMatch != null && !noneMatch.equals(ANY)) {
            throw S3Failures.notImplemented("If-None-Match of a write, except for *,");
        }
        return new Condition(match, noneMatch);
    }

    /**
     * Checks the condition of a write or delete.
     *
     * @param current the object; null when there is none
     * @throws software.amazon.awssdk.services.s3.model.S3Exception 412 when it does not hold, 404 when it names a version of a key
     *     that does not exist
     */
    void checkWrite(StoredObject current) {
        if (match != null && current == null) {
            throw S3Failures.noSuchKey();
        }
        if (current != null && (noneMatch != null || !hasMatch(current))) {
            throw S3Failures.preconditionFailed();
        }
    }

    /**
     * Checks the condition of a read.
     *
     * @throws software.amazon.awssdk.services.s3.model.S3Exception 412 or 304 when it does not hold
     */
    void checkRead(StoredObject object) {
        if (!hasMatch(object)) {
            throw S3Failures.preconditionFailed();
        }
        if (isUnchanged(object)) {
            throw S3Failures.of(304, "NotModified");
        }
    }

    /** Checks the condition of a copy's source, which answers 412 in both cases. */
    void checkSource(StoredObject source) {
        if (!hasMatch(source) || isUnchanged(source)) {
            throw S3Failures.preconditionFailed();
        }
    }

    private boolean isUnchanged(StoredObject object) {
        return noneMatch != null && matches(noneMatch, object);
    }

    private boolean hasMatch(StoredObject object) {
        return match == null || matches(match, object);
    }

    /** Compares with the quotes of an entity tag or without, as S3 does. */
    private static boolean matches(String etag, StoredObject object) {
        return etag.equals(object.etag())
                || etag.equals(ANY)
                || etag.replace("\"", "").equals(object.etag().replace("\"", ""));
    }
}
