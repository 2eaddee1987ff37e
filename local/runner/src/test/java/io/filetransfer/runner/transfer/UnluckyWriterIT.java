package io.filetransfer.runner.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.filetransfer.emulator.http.TestClients;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/**
 * The owner of each file uploads a new version while it is being moved. Copying and then deleting, as moving tools do,
 * loses the new version when it comes between the two.
 */
class UnluckyWriterIT {

    private static final int FILES = 50;
    private static final int LARGE_FILES = 4;
    private static final int SMALL = 20;
    private static final int LARGE = 2 * TransferWorld.PART_BYTES + 1_000_000;

    @TempDir
    private Path workDirectory;

    @Test
    void transfer_fileByFile_losesNoVersion() throws Exception {
        try (UnluckyWriter writer = new UnluckyWriter();
                TransferWorld world = start(writer, 1)) {
            assertNoneLost(world, writer, Moment.DELETE, FILES, SMALL);
            assertNoneLost(world, writer, Moment.COPY, FILES, SMALL);
            assertNoneLost(world, writer, Moment.SECOND_PART, LARGE_FILES, LARGE);
            assertNoneLost(world, writer, Moment.DELETE, LARGE_FILES, LARGE);
            assertThat(lostToCopyThenDelete(world, writer)).isEqualTo(FILES);
        }
    }

    @Test
    void transfer_inBatches_losesNoVersion() throws Exception {
        try (UnluckyWriter writer = new UnluckyWriter();
                TransferWorld world = start(writer, 10)) {
            assertNoneLost(world, writer, Moment.DELETE, FILES, SMALL);
            assertNoneLost(world, writer, Moment.COPY, FILES, SMALL);
            assertNoneLost(world, writer, Moment.SECOND_PART, LARGE_FILES, LARGE);
        }
    }

    private TransferWorld start(UnluckyWriter writer, int filesPerInvocation) {
        TransferWorld world = TransferWorld.start(
                workDirectory,
                Map.of(),
                Map.of(
                        "AWS_ENDPOINT_URL_S3",
                        writer.endpoint().toString(),
                        "FILES_PER_INVOCATION",
                        Integer.toString(filesPerInvocation)));
        writer.connect(world.endpoint());
        return world;
    }

    private static void assertNoneLost(TransferWorld world, UnluckyWriter writer, Moment moment, int files, int size)
            throws InterruptedException {
        List<String> names = prepare(world, writer, moment, files, size);

        assertThat(world.transfer().status()).isEqualTo(ExecutionStatus.SUCCEEDED);

        assertThat(writer.replaced()).as("files replaced before the %s", moment).hasSize(files);
        assertThat(names)
                .as("new versions lost")
                .allMatch(name -> isNew(world, "refined/" + name, size) || isNew(world, "raw/" + name, size));
        assertThat(names).as("new versions moved").allMatch(name -> isNew(world, "refined/" + name, size));
        assertThat(world.keys("raw/")).isEmpty();
        assertThat(world.statuses())
                .hasSize(files)
                .allSatisfy((file, status) -> assertThat(status).isEqualTo("completed"));
    }

    /** What every moving tool does. It shows that the writer comes when it should. */
    private static long lostToCopyThenDelete(TransferWorld world, UnluckyWriter writer) {
        List<String> names = prepare(world, writer, Moment.DELETE, FILES, SMALL);
        try (S3Client s3 = TestClients.s3(writer.endpoint())) {
            for (String name : names) {
                s3.copyObject(copy -> copy.sourceBucket(TransferWorld.BUCKET)
                        .sourceKey("raw/" + name)
                        .destinationBucket(TransferWorld.BUCKET)
                        .destinationKey("refined/" + name));
                s3.deleteObject(delete -> delete.bucket(TransferWorld.BUCKET).key("raw/" + name));
            }
        }
        return names.stream()
                .filter(name -> !isNew(world, "refined/" + name, SMALL) && !isNew(world, "raw/" + name, SMALL))
                .count();
    }

    private static List<String> prepare(TransferWorld world, UnluckyWriter writer, Moment moment, int files, int size) {
        world.clear();
        List<String> names =
                IntStream.range(0, files).mapToObj("%02d.csv"::formatted).toList();
        names.stream()
                .gather(Gatherers.mapConcurrent(16, name -> put(world, "raw/" + name, version('o', size))))
                .forEach(put -> {});
        writer.expect(new UnluckyWriter.Plan(moment, key -> put(world, key, version('n', size + 1))));
        return names;
    }

    private static PutObjectResponse put(TransferWorld world, String key, byte[] content) {
        return world.s3().putObject(put -> put.bucket(TransferWorld.BUCKET).key(key), RequestBody.fromBytes(content));
    }

    private static boolean isNew(TransferWorld world, String key, int size) {
        try {
            byte[] content = world.s3()
                    .getObjectAsBytes(get -> get.bucket(TransferWorld.BUCKET).key(key))
                    .asByteArray();
            return Arrays.equals(content, version('n', size + 1));
        } catch (NoSuchKeyException absent) {
            return false;
        }
    }

    private static byte[] version(char letter, int size) {
        byte[] content = new byte[size];
        Arrays.fill(content, (byte) letter);
        return content;
    }
}
