package io.filetransfer.emulator.s3;

import java.util.Optional;

/**
 * What must hold of a key when its object is written or deleted; null where a request sets no condition.
 *
 * @param match entity tag that its object must have; {@code *} for any
 * @param noneMatch {@code *} when there must be no object
 */
record WriteCondition(String match, String noneMatch) {

    static final WriteCondition NONE = new WriteCondition(null, null);

    private static final String ANY = "*";

    /**
     * Returns a write's condition.
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html">conditional writes</a>
     */
    static WriteCondition ofWrite(String match, String noneMatch) {
        if (ANY.equals(match)) {
            throw S3Failures.notImplemented("If-Match: * of a write");
        }
        if (noneMatch != null && !noneMatch.equals(ANY)) {
            throw S3Failures.notImplemented("If-None-Match of a write, except for *,");
        }
        return match == null && noneMatch == null ? NONE : new WriteCondition(match, noneMatch);
    }

    /**
     * Returns a delete's condition. Without one a missing object is no failure; with one it is.
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-deletes.html">conditional deletes</a>
     */
    static WriteCondition ofDelete(String match) {
        return match == null ? NONE : new WriteCondition(match, null);
    }

    /**
     * Checks the condition.
     *
     * @throws software.amazon.awssdk.services.s3.model.S3Exception 412 when it does not hold, 404 when it names a version of a key
     *     that does not exist
     */
    void check(Optional<Bucket.Written> current) {
        if (noneMatch != null && current.isPresent()) {
            throw S3Failures.preconditionFailed();
        }
        if (match != null && !matches(match, current.orElseThrow(S3Failures::noSuchKey))) {
            throw S3Failures.preconditionFailed();
        }
    }

    /** Compares with the quotes of an entity tag or without, as S3 does. */
    static boolean matches(String etag, Bucket.Written written) {
        String actual = written.object().etag();
        return etag.equals(actual) || etag.equals(ANY) || etag.replace("\"", "").equals(actual.replace("\"", ""));
    }
}
