package io.filetransfer.emulator.s3.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A crash between any two steps leaves the old object or the new one, never a mixture. */
class FolderStorageTest {

    private static final ObjectHeaders OLD =
            new ObjectHeaders("text/old", null, null, null, null, null, null, Map.of(), Map.of());
    private static final ObjectHeaders NEW =
            new ObjectHeaders("text/new", null, null, null, null, null, null, Map.of(), Map.of());

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void oldObject() throws IOException {
        put("old", OLD);
        file = folder.resolve("b").resolve("k.csv");
    }

    @Test
    void load_newSidecarButOldFile_isTheOldObject() throws IOException {
        Path sidecar = sidecar();
        byte[] oldSidecar = Files.readAllBytes(sidecar);
        FileTime oldTime = Files.getLastModifiedTime(file);
        put("new", NEW);
        Files.move(sidecar, sidecar.resolveSibling(sidecar.getFileName() + ".next"));
        Files.write(sidecar, oldSidecar);
        Files.writeString(file, "old");
        Files.setLastModifiedTime(file, oldTime);

        assertLoaded("old", "text/old");
    }

    @Test
    void load_newFileButOldSidecarStillInPlace_isTheNewObject() throws IOException {
        Path sidecar = sidecar();
        byte[] oldSidecar = Files.readAllBytes(sidecar);
        put("new", NEW);
        Files.move(sidecar, sidecar.resolveSibling(sidecar.getFileName() + ".next"));
        Files.write(sidecar, oldSidecar);

        assertLoaded("new", "text/new");
    }

    @Test
    void load_newSidecarCutOff_isTheOldObject() throws IOException {
        Path sidecar = sidecar();
        Files.writeString(sidecar.resolveSibling(sidecar.getFileName() + ".next"), "{\"key\":\"k.c");

        assertLoaded("old", "text/old");
    }

    @Test
    void load_fileDeletedButNotItsSidecar_isGone() throws IOException {
        Files.delete(file);

        try (FolderStorage storage = new FolderStorage(folder)) {
            assertThat(storage.load().get(0).objects()).isEmpty();
        }
        assertThat(sidecars()).isEmpty();
    }

    @Test
    void receive_sourceBreaksOff_leavesNoDraft() throws IOException {
        try (FolderStorage storage = new FolderStorage(folder)) {
            InputStream broken = InputStream.nullInputStream();
            broken.close();
            assertThatThrownBy(() -> storage.receive(broken)).isInstanceOf(IOException.class);
            assertThat(folder.resolve(".s3/drafts")).isEmptyDirectory();
        }
    }

    private void assertLoaded(String text, String contentType) throws IOException {
        try (FolderStorage storage = new FolderStorage(folder)) {
            List<StoredObject> objects = storage.load().get(0).objects();
            assertThat(objects).singleElement().satisfies(object -> {
                assertThat(object.key()).isEqualTo("k.csv");
                assertThat(object.headers().contentType()).isEqualTo(contentType);
                assertThat(object.content().open(0, object.size())).hasContent(text);
            });
        }
    }

    private void put(String text, ObjectHeaders headers) throws IOException {
        try (Buckets buckets = new Buckets(new FolderStorage(folder))) {
            buckets.create("b");
            Bucket bucket = buckets.find("b").orElseThrow();
            try (Draft draft = bucket.receive(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))) {
                bucket.put("k.csv", new Digests(draft.md5(), null), headers, draft, Condition.NONE);
            }
        }
    }

    private Path sidecar() throws IOException {
        return sidecars().get(0);
    }

    private List<Path> sidecars() throws IOException {
        try (Stream<Path> paths = Files.walk(folder.resolve(".s3/buckets/b/objects"))) {
            return paths.filter(Files::isRegularFile).toList();
        }
    }
}
