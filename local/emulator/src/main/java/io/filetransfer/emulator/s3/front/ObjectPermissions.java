package io.filetransfer.emulator.s3.front;

import io.filetransfer.emulator.iam.policy.Permission;
import io.filetransfer.emulator.s3.store.Buckets;
import io.filetransfer.emulator.s3.store.StoredObject;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What it takes to do something to an object that may exist or not.
 *
 * @param buckets every bucket
 */
record ObjectPermissions(Buckets buckets) {

    private static final String IF_MATCH = "If-Match";
    private static final String TAGGING = "x-amz-tagging";
    private static final String TAG = "s3:PutObjectTagging";
    private static final String ARN = "arn:aws:s3:::";

    static Permission on(String action, String bucket, String key) {
        return Permission.of(action, ARN + bucket + "/" + key);
    }

    static Permission on(String action, ObjectRequest request) {
        return on(action, request.bucket(), request.key());
    }

    static String arn(String bucket) {
        return ARN + bucket;
    }

    /**
     * To read an object takes, when there is none, to list its bucket: who may not list is not told what does not exist.
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html">HeadObject: permissions</a>
     */
    Stream<Permission> toRead(String bucket, String key) {
        Permission read = on("s3:GetObject", bucket, key);
        return find(bucket, key).isPresent()
                ? Stream.of(read)
                : Stream.of(read, Permission.of("s3:ListBucket", arn(bucket)));
    }

    /**
     * To write under the condition that an object is there takes to read it.
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html">Conditional writes</a>
     */
    Stream<Permission> toWrite(ObjectRequest request) {
        return Stream.of(
                        Stream.of(on("s3:PutObject", request)),
                        ifSent(IF_MATCH, "s3:GetObject", request),
                        ifSent("x-amz-acl", "s3:PutObjectAcl", request))
                .flatMap(permissions -> permissions);
    }

    /** To begin an object takes to write it, and to tag it where it gets tags. */
    Stream<Permission> toBegin(ObjectRequest request) {
        return Stream.concat(toWrite(request), ifSent(TAGGING, TAG, request));
    }

    /**
     * To delete under the condition that an object is there takes to read it.
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-deletes.html">Conditional deletes</a>
     */
    Stream<Permission> toDelete(ObjectRequest request) {
        return Stream.concat(Stream.of(on("s3:DeleteObject", request)), ifSent(IF_MATCH, "s3:GetObject", request));
    }

    /** To copy an object takes to read it and to write the copy; its tags, which are copied too, likewise. */
    Stream<Permission> toCopy(ObjectRequest request) {
        CopySource source = CopySource.of(request.header(CopyHeaders.SOURCE));
        Stream<Permission> tags = copiesTags(request, source)
                ? Stream.of(on("s3:GetObjectTagging", source.bucket(), source.key()), on(TAG, request))
                : ifSent(TAGGING, TAG, request);
        return Stream.of(toRead(source.bucket(), source.key()), toWrite(request), tags)
                .flatMap(permissions -> permissions);
    }

    /** To copy a part takes to read its source and to write. */
    Stream<Permission> toCopyPart(ObjectRequest request) {
        CopySource source = CopySource.of(request.header(CopyHeaders.SOURCE));
        return Stream.concat(toRead(source.bucket(), source.key()), toWrite(request));
    }

    private boolean copiesTags(ObjectRequest request, CopySource source) {
        return !"REPLACE".equals(request.header(TAGGING + "-directive"))
                && find(source.bucket(), source.key())
                        .filter(object -> !object.headers().tags().isEmpty())
                        .isPresent();
    }

    private Optional<StoredObject> find(String bucket, String key) {
        return buckets.find(bucket).flatMap(found -> found.find(key));
    }

    private static Stream<Permission> ifSent(String header, String action, ObjectRequest request) {
        return request.header(header) == null ? Stream.empty() : Stream.of(on(action, request));
    }
}
