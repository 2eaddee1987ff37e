package io.filetransfer.emulator.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.filetransfer.emulator.http.Gateway;
import io.filetransfer.emulator.http.TestClients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;

/** What a user sees in the folder, and what a later run finds there. */
class EmbeddedS3FolderTest {

    private static final String BUCKET = "kept";

    @TempDir
    Path folder;

    @Test
    void put_ordinaryKey_isAFileOfThatName() {
        run(s3 -> put(s3, "raw/2026/a b+c.csv", "x"));

        assertThat(folder.resolve(BUCKET).resolve("raw/2026/a b+c.csv")).hasContent("x");
    }

    @Test
    void delete_lastKeyOfAFolder_removesTheEmptyFolders() {
        run(s3 -> {
            put(s3, "raw/2026/a.csv", "x");
            s3.deleteObject(request -> request.bucket(BUCKET).key("raw/2026/a.csv"));
        });

        assertThat(folder.resolve(BUCKET)).isEmptyDirectory();
    }

    @Test
    void restart_keysOfEveryKind_areThereWithBytesAndMetadata() {
        run(s3 -> EmbeddedS3KeysTest.KEYS.forEach(key -> put(s3, key, "text of " + key)));

        run(s3 -> {
            assertThat(keys(s3)).containsExactlyInAnyOrderElementsOf(EmbeddedS3KeysTest.KEYS);
            for (String key : EmbeddedS3KeysTest.KEYS) {
                assertThat(get(s3, key)).isEqualTo("text of " + key);
            }
        });
    }

    @Test
    void restart_objectWithHeaders_keepsEtagTimeAndHeaders() {
        HeadObjectResponse[] before = new HeadObjectResponse[1];
        run(s3 -> {
            s3.putObject(
                    request -> request.bucket(BUCKET)
                            .key("a.csv")
                            .contentType("text/csv")
                            .cacheControl("no-store")
                            .metadata(Map.of("owner", "someone")),
                    RequestBody.fromString("1,2"));
            before[0] = s3.headObject(request -> request.bucket(BUCKET).key("a.csv"));
        });

        run(s3 -> {
            HeadObjectResponse after =
                    s3.headObject(request -> request.bucket(BUCKET).key("a.csv"));
            assertThat(after.eTag()).isEqualTo(before[0].eTag());
            assertThat(after.lastModified()).isEqualTo(before[0].lastModified());
            assertThat(after.contentType()).isEqualTo("text/csv");
            assertThat(after.cacheControl()).isEqualTo("no-store");
            assertThat(after.metadata()).containsEntry("owner", "someone");
        });
    }

    @Test
    void put_keyBesideKeysBelowIt_holdsBothInEitherOrder() {
        run(s3 -> {
            put(s3, "a/b", "below");
            put(s3, "a", "above");
            put(s3, "c", "above");
            put(s3, "c/d", "below");
            put(s3, "c/", "marker");
        });

        run(s3 -> {
            assertThat(keys(s3)).containsExactly("a", "a/b", "c", "c/", "c/d");
            assertThat(get(s3, "a")).isEqualTo("above");
            assertThat(get(s3, "a/b")).isEqualTo("below");
            assertThat(get(s3, "c")).isEqualTo("above");
            assertThat(get(s3, "c/d")).isEqualTo("below");
            assertThat(get(s3, "c/")).isEqualTo("marker");
        });
    }

    @Test
    void start_fileSomeonePutThere_isAnObject() throws IOException {
        Files.createDirectories(folder.resolve("mine/raw"));
        Files.writeString(folder.resolve("mine/raw/a.csv"), "1,2");

        run(s3 -> assertThat(
                        s3.getObjectAsBytes(request -> request.bucket("mine").key("raw/a.csv"))
                                .asUtf8String())
                .isEqualTo("1,2"));
    }

    @Test
    void start_fileChangedSince_hasItsNewEtag() throws IOException {
        run(s3 -> put(s3, "a.csv", "old"));
        Files.writeString(folder.resolve(BUCKET).resolve("a.csv"), "newer");

        run(s3 -> assertThat(s3.getObject(request -> request.bucket(BUCKET).key("a.csv"))
                        .response()
                        .eTag())
                .isEqualTo("\"0c10f4a0c12ba89211235026b861263d\""));
    }

    @Test
    void start_folderInUse_saysSo() {
        try (EmbeddedS3 first = EmbeddedS3.inFolder(folder)) {
            assertThat(first.service()).isNotNull();
            assertThatExceptionOfType(UncheckedIOException.class)
                    .isThrownBy(() -> EmbeddedS3.inFolder(folder))
                    .withMessageContaining(folder.toString())
                    .withMessageContaining("in use");
        }
    }

    @Test
    void put_clientGoesAwayMidway_leavesNothing() throws IOException {
        run(s3 -> put(s3, "a.csv", "old"), endpoint -> BrokenUpload.send(endpoint, "/" + BUCKET + "/a.csv"));

        run(s3 -> assertThat(get(s3, "a.csv")).isEqualTo("old"));
        try (Stream<Path> files = Files.walk(folder.resolve(BUCKET))) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(1);
        }
    }

    private void run(Consumer<S3Client> work) {
        run(work, endpoint -> {});
    }

    private void run(Consumer<S3Client> work, Consumer<URI> raw) {
        try (EmbeddedS3 server = EmbeddedS3.inFolder(folder);
                Gateway gateway = Gateway.start(0, Map.of("s3", server.service()));
                S3Client s3 = TestClients.s3(gateway.endpoint())) {
            if (s3.listBuckets().buckets().stream()
                    .noneMatch(bucket -> bucket.name().equals(BUCKET))) {
                s3.createBucket(request -> request.bucket(BUCKET));
            }
            work.accept(s3);
            raw.accept(gateway.endpoint());
        }
    }

    private static void put(S3Client s3, String key, String text) {
        s3.putObject(request -> request.bucket(BUCKET).key(key), RequestBody.fromString(text));
    }

    private static String get(S3Client s3, String key) {
        return s3.getObjectAsBytes(request -> request.bucket(BUCKET).key(key)).asUtf8String();
    }

    private static List<String> keys(S3Client s3) {
        return s3.listObjectsV2(request -> request.bucket(BUCKET).encodingType("url")).contents().stream()
                .map(S3Object::key)
                .toList();
    }
}
