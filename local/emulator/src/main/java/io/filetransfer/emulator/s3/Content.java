package io.filetransfer.emulator.s3;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import software.amazon.awssdk.checksums.SdkChecksum;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.ContentStreamProvider;

/** The bytes of an object or of a part. They never change, so copies, ranges and joined parts share them. */
public final class Content implements ContentStreamProvider {

    static final Content EMPTY = new Content(List.of());

    private static final int CHUNK_BYTES = 1 << 20;

    /** Nobody moves their positions: readers take duplicates. */
    private final List<ByteBuffer> chunks;

    private final long size;

    /** Calculated once, since every copy has the same. */
    private volatile String etag;

    private Content(List<ByteBuffer> chunks) {
        this.chunks = chunks;
        this.size = chunks.stream().mapToLong(ByteBuffer::remaining).sum();
    }

    /** Returns a text's bytes in UTF-8. */
    public static Content of(String text) {
        return new Content(List.of(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8))));
    }

    /** Returns a view of bytes that nobody changes any more. */
    public static Content of(byte[] bytes, int size) {
        return new Content(List.of(ByteBuffer.wrap(bytes, 0, size)));
    }

    /** Reads all bytes, in pieces: no array is as large as a large object. */
    static Content read(InputStream source) throws IOException {
        List<ByteBuffer> chunks = new ArrayList<>();
        for (byte[] bytes = source.readNBytes(CHUNK_BYTES); bytes.length > 0; bytes = source.readNBytes(CHUNK_BYTES)) {
            chunks.add(ByteBuffer.wrap(bytes));
        }
        return new Content(List.copyOf(chunks));
    }

    /** Returns one content after the other. */
    static Content join(List<Content> parts) {
        return new Content(parts.stream().flatMap(part -> part.chunks.stream()).toList());
    }

    /** Returns a part of this; the range must be within. */
    Content range(long first, long length) {
        List<ByteBuffer> within = new ArrayList<>();
        long start = 0;
        for (ByteBuffer chunk : chunks) {
            long from = Math.max(first, start);
            long to = Math.min(first + length, start + chunk.remaining());
            if (from < to) {
                within.add(chunk.slice((int) (from - start), (int) (to - from)));
            }
            start += chunk.remaining();
        }
        return new Content(List.copyOf(within));
    }

    /** Returns the number of bytes. */
    public long size() {
        return size;
    }

    /** Returns the bytes as UTF-8 text. */
    public String text() {
        ByteBuffer all = ByteBuffer.allocate((int) size);
        chunks.forEach(chunk -> all.put(chunk.duplicate()));
        return new String(all.array(), StandardCharsets.UTF_8);
    }

    /** Returns the bytes as a body, from which the model takes them as they are. */
    public RequestBody upload() {
        return RequestBody.fromContentProvider(this, size, "application/octet-stream");
    }

    @Override
    public InputStream newStream() {
        return new SequenceInputStream(
                Collections.enumeration(chunks.stream().map(Content::stream).toList()));
    }

    private static InputStream stream(ByteBuffer chunk) {
        return new ByteArrayInputStream(chunk.array(), chunk.arrayOffset() + chunk.position(), chunk.remaining());
    }

    /** Returns the entity tag of an object that is written at once: its MD5 digest, in quotes. */
    String etag() {
        if (etag == null) {
            etag = "\"" + HexFormat.of().formatHex(digest(Checksums.MD5)) + "\"";
        }
        return etag;
    }

    byte[] digest(String algorithm) {
        SdkChecksum checksum = Checksums.begin(algorithm);
        chunks.forEach(chunk -> checksum.update(chunk.duplicate()));
        return checksum.getChecksumBytes();
    }

    /** Compares by content, as far as MD5 tells. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Content content && size == content.size && etag().equals(content.etag());
    }

    @Override
    public int hashCode() {
        return etag().hashCode();
    }

    @Override
    public String toString() {
        return size + " bytes " + etag();
    }
}
