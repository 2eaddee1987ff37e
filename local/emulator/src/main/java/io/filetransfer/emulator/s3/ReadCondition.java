package io.filetransfer.emulator.s3;

import java.time.Instant;
import software.amazon.awssdk.core.SdkPojo;

/**
 * What must hold of an object that is read or copied; null where a request sets no condition.
 *
 * @param match entity tag that it must have
 * @param noneMatch entity tag that it must not have
 * @param modifiedSince time after which it must have been written
 * @param unmodifiedSince time after which it must not have been written
 * @param isOfCopy whether the object is the source of a copy
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-reads.html">conditional reads</a>
 */
record ReadCondition(String match, String noneMatch, Instant modifiedSince, Instant unmodifiedSince, boolean isOfCopy) {

    static final ReadCondition NONE = new ReadCondition(null, null, null, null, false);

    /** Returns the condition of a HEAD or GET. */
    static ReadCondition ofRead(SdkPojo request) {
        return of(request, "If", false);
    }

    /** Returns the condition of a copy's source. */
    static ReadCondition ofCopy(SdkPojo request) {
        return of(request, "CopySourceIf", true);
    }

    private static ReadCondition of(SdkPojo request, String prefix, boolean isOfCopy) {
        return new ReadCondition(
                Fields.text(request, prefix + "Match"),
                Fields.text(request, prefix + "NoneMatch"),
                Fields.time(request, prefix + "ModifiedSince"),
                Fields.time(request, prefix + "UnmodifiedSince"),
                isOfCopy);
    }

    /**
     * Checks the condition. A condition on the entity tag outweighs the one on the time, as in RFC 9110.
     *
     * @throws software.amazon.awssdk.services.s3.model.S3Exception when it does not hold
     */
    void check(Bucket.Written written) {
        Instant time = written.lastModified();
        boolean holds = match == null
                ? unmodifiedSince == null || !time.isAfter(unmodifiedSince)
                : WriteCondition.matches(match, written);
        if (!holds) {
            throw S3Failures.preconditionFailed();
        }
        boolean isUnchanged = noneMatch == null
                ? modifiedSince != null && !time.isAfter(modifiedSince)
                : WriteCondition.matches(noneMatch, written);
        if (isUnchanged) {
            throw isOfCopy ? S3Failures.preconditionFailed() : S3Failures.of(304, "NotModified");
        }
    }
}
