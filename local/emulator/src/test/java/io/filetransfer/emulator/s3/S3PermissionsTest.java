package io.filetransfer.emulator.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.filetransfer.emulator.http.TestClients;
import io.filetransfer.emulator.iam.TestRole;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.s3.model.TaggingDirective;

/** What the requests of the SDK's client need. Buckets are {@code from} and {@code onto}. */
class S3PermissionsTest {

    private static final String READ_A = "s3:GetObject on arn:aws:s3:::from/a";
    private static final String WRITE_B = "s3:PutObject on arn:aws:s3:::onto/b";
    private static final String READ_B = "s3:GetObject on arn:aws:s3:::onto/b";
    private static final String LIST_FROM = "s3:ListBucket on arn:aws:s3:::from";
    private static final String READ_TAGS_OF_A = "s3:GetObjectTagging on arn:aws:s3:::from/a";
    private static final String TAG_B = "s3:PutObjectTagging on arn:aws:s3:::onto/b";

    private TestRole role;
    private S3Client s3;

    @BeforeEach
    void start() {
        EmbeddedS3 server = EmbeddedS3.inMemory();
        role = TestRole.allowed("s3", server.service(), server.permissions());
        s3 = TestClients.s3(role.endpoint(), role.accessKeyId());
        try (S3Client administrator = TestClients.s3(role.endpoint())) {
            administrator.createBucket(create -> create.bucket("from"));
            administrator.createBucket(create -> create.bucket("onto"));
            administrator.putObject(put -> put.bucket("from").key("a"), RequestBody.fromString("content"));
        }
    }

    @AfterEach
    void stop() {
        s3.close();
        role.close();
    }

    @Test
    void list_withAndWithoutPrefix_needsToListTheBucketUnderItsCondition() {
        assertThat(needed(() -> s3.listObjectsV2(list -> list.bucket("from")
                        .prefix("raw data/")
                        .delimiter("/")
                        .startAfter("x")
                        .maxKeys(1)
                        .encodingType(EncodingType.URL))))
                .containsExactly(LIST_FROM + " {s3:prefix=raw data/}");
        assertThat(needed(() -> s3.listObjectsV2(list -> list.bucket("from")))).containsExactly(LIST_FROM);
        assertThat(needed(() -> s3.headBucket(head -> head.bucket("from")))).containsExactly(LIST_FROM);
    }

    @Test
    void read_objectThatIsThere_needsToReadItAlone() {
        assertThat(needed(() -> s3.headObject(head -> head.bucket("from").key("a"))))
                .containsExactly(READ_A);
        assertThat(needed(() ->
                        s3.getObjectAsBytes(get -> get.bucket("from").key("a").range("bytes=0-1"))))
                .containsExactly(READ_A);
    }

    @Test
    void read_objectThatIsNotThere_alsoNeedsToListTheBucket() {
        assertThat(needed(() -> s3.headObject(head -> head.bucket("from").key("b"))))
                .containsExactly("s3:GetObject on arn:aws:s3:::from/b", LIST_FROM);
        assertThat(needed(() -> copy(copy -> copy.sourceKey("ü/x y"))))
                .containsExactly("s3:GetObject on arn:aws:s3:::from/ü/x y", LIST_FROM, WRITE_B);
    }

    @Test
    void copy_untagged_needsToReadAndToWrite() {
        assertThat(needed(() -> copy(copy -> copy.ifNoneMatch("*")))).containsExactly(READ_A, WRITE_B);
    }

    @Test
    void copy_ontoACertainVersion_alsoNeedsToReadTheDestination() {
        assertThat(needed(() -> copy(copy -> copy.ifMatch("\"0\"")))).containsExactly(READ_A, WRITE_B, READ_B);
    }

    @Test
    void copy_tags_needToBeReadAndWrittenUnlessTheyAreReplaced() {
        tagSource();

        assertThat(needed(() -> copy(copy -> {}))).containsExactly(READ_A, WRITE_B, READ_TAGS_OF_A, TAG_B);
        assertThat(needed(() -> copy(
                        copy -> copy.taggingDirective(TaggingDirective.REPLACE).tagging("x=y"))))
                .containsExactly(READ_A, WRITE_B, TAG_B);
        assertThat(needed(() -> copy(copy -> copy.taggingDirective(TaggingDirective.REPLACE))))
                .containsExactly(READ_A, WRITE_B);
    }

    @Test
    void upload_inParts_needsToWriteToTagAndToAbort() {
        assertThat(needed(() -> {
                    String id = begin("x=y");
                    s3.uploadPartCopy(part -> part.sourceBucket("from")
                            .sourceKey("a")
                            .destinationBucket("onto")
                            .destinationKey("b")
                            .uploadId(id)
                            .partNumber(1));
                    s3.uploadPart(
                            part -> part.bucket("onto").key("b").uploadId(id).partNumber(2),
                            RequestBody.fromString("b"));
                    s3.abortMultipartUpload(
                            abort -> abort.bucket("onto").key("b").uploadId(id));
                }))
                .containsExactly(
                        WRITE_B, TAG_B, READ_A, WRITE_B, WRITE_B, "s3:AbortMultipartUpload on arn:aws:s3:::onto/b");
        assertThat(needed(() -> begin(null))).containsExactly(WRITE_B);
    }

    @Test
    void complete_underACondition_alsoNeedsToRead() {
        String id = begin(null);

        assertThat(needed(() -> s3.completeMultipartUpload(complete -> complete.bucket("onto")
                        .key("b")
                        .uploadId(id)
                        .ifMatch("\"0\"")
                        .multipartUpload(upload -> upload.parts(List.of())))))
                .containsExactly(WRITE_B, READ_B);
    }

    @Test
    void put_withTagsUnderACondition_needsToTagAndToRead() {
        assertThat(needed(() -> s3.putObject(
                        put -> put.bucket("onto").key("b").tagging("x=y").ifMatch("\"0\""),
                        RequestBody.fromString("content"))))
                .containsExactly(WRITE_B, READ_B, TAG_B);
    }

    @Test
    void put_withAcl_needsToWriteThatToo() {
        assertThat(needed(() -> s3.putObject(
                        put -> put.bucket("onto").key("b").acl("private"), RequestBody.fromString("content"))))
                .containsExactly(WRITE_B, "s3:PutObjectAcl on arn:aws:s3:::onto/b");
    }

    @Test
    void delete_ofOneVersion_alsoNeedsToRead() {
        assertThat(needed(() -> s3.deleteObject(delete -> delete.bucket("onto").key("b"))))
                .containsExactly("s3:DeleteObject on arn:aws:s3:::onto/b");
        assertThat(needed(() ->
                        s3.deleteObject(delete -> delete.bucket("onto").key("b").ifMatch("\"0\""))))
                .containsExactly("s3:DeleteObject on arn:aws:s3:::onto/b", READ_B);
    }

    @Test
    void delete_ofSeveral_needsItForEachKeyInTheBody() {
        ObjectIdentifier any = ObjectIdentifier.builder().key("x & <y>").build();
        ObjectIdentifier version =
                ObjectIdentifier.builder().key("b").eTag("\"0\"").build();

        assertThat(needed(() -> s3.deleteObjects(delete -> delete.bucket("onto").delete(d -> d.objects(any, version)))))
                .containsExactly(
                        "s3:DeleteObject on arn:aws:s3:::onto/x & <y>",
                        "s3:DeleteObject on arn:aws:s3:::onto/b",
                        READ_B);
    }

    @Test
    void tagging_readAndWritten_needsTheActionOfItsName() {
        assertThat(needed(() -> {
                    tagSource();
                    s3.getObjectTagging(get -> get.bucket("from").key("a"));
                }))
                .containsExactly("s3:PutObjectTagging on arn:aws:s3:::from/a", READ_TAGS_OF_A);
    }

    @Test
    void request_thatIsNotKnown_isDeniedByName() {
        assertThatExceptionOfType(S3Exception.class)
                .isThrownBy(() -> s3.getBucketVersioning(get -> get.bucket("from")))
                .withMessageContaining("is not authorized to perform: s3:GET bucket versioning");
        assertThatExceptionOfType(S3Exception.class)
                .isThrownBy(() ->
                        s3.getObjectAsBytes(get -> get.bucket("from").key("a").versionId("null")))
                .withMessageContaining("is not authorized to perform: s3:GET object versionId");
        assertThatExceptionOfType(S3Exception.class)
                .isThrownBy(() -> s3.createBucket(create -> create.bucket("mine")))
                .withMessageContaining("is not authorized to perform: s3:PUT bucket");
    }

    private void tagSource() {
        s3.putObjectTagging(put -> put.bucket("from")
                .key("a")
                .tagging(tags -> tags.tagSet(Tag.builder().key("x").value("y").build())));
    }

    private String begin(String tagging) {
        return s3.createMultipartUpload(create -> create.bucket("onto").key("b").tagging(tagging))
                .uploadId();
    }

    private void copy(Consumer<CopyObjectRequest.Builder> more) {
        s3.copyObject(copy -> copy.sourceBucket("from")
                .sourceKey("a")
                .destinationBucket("onto")
                .destinationKey("b")
                .applyMutation(more));
    }

    /** What a request needs does not depend on how it ends. */
    private List<String> needed(Runnable calls) {
        return role.neededFor(() -> {
            try {
                calls.run();
            } catch (S3Exception e) {
                assertThat(e.statusCode()).isIn(400, 404, 412);
            }
        });
    }
}
