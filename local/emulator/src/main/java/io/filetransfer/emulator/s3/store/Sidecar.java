package io.filetransfer.emulator.s3.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What is kept beside an object's file. Size and time of the file tell whether it is about the bytes that are there.
 *
 * @param key the object's key
 * @param file the object's file, relative to the bucket's folder, with {@code /} between folders
 * @param etag the entity tag without its quotes
 * @param checksum the checksum, null for none
 * @param size the file's size in bytes
 * @param fileTime the file's time of last modification, microseconds since 1970
 * @param lastModified the object's time of last modification, milliseconds since 1970
 * @param headers what the object carries beside its bytes
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Sidecar(
        String key,
        String file,
        String etag,
        Checksum checksum,
        long size,
        long fileTime,
        long lastModified,
        ObjectHeaders headers) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Sidecar of(StoredObject object, Path file, FileContent content) throws IOException {
        return new Sidecar(
                object.key(),
                FileNames.text(file),
                object.etag(),
                object.checksum(),
                content.size(),
                fileTime(content.file()),
                object.lastModified().toEpochMilli(),
                object.headers());
    }

    /** Reads a sidecar; empty when it was never written to its end. */
    static Optional<Sidecar> read(Path path) throws IOException {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(path), Sidecar.class));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    void write(Path path) throws IOException {
        Files.write(path, JSON.writeValueAsBytes(this));
    }

    /** Says whether this is about the bytes that are in the file. */
    boolean describes(Path path) throws IOException {
        return Files.isRegularFile(path) && Files.size(path) == size && fileTime(path) == fileTime;
    }

    StoredObject object(Path path) {
        Instant modified = Instant.ofEpochMilli(lastModified);
        return new StoredObject(
                key,
                etag,
                checksum,
                modified,
                headers == null ? ObjectHeaders.NONE : headers,
                new FileContent(path, size));
    }

    private static long fileTime(Path path) throws IOException {
        FileTime time = Files.getLastModifiedTime(path);
        return time.to(TimeUnit.MICROSECONDS);
    }
}
