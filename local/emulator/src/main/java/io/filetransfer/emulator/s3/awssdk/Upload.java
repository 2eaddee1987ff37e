package io.filetransfer.emulator.s3.awssdk;

import io.filetransfer.emulator.s3.store.Content;
import io.filetransfer.emulator.s3.store.Draft;
import io.filetransfer.emulator.s3.store.Md5;
import io.filetransfer.emulator.s3.store.ObjectHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.AbstractList;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;

/** A multipart upload under way. */
final class Upload {

    private final String id;
    private final String bucket;
    private final String key;
    private final ObjectHeaders headers;
    private final UploadChecksum checksum;
    private final Instant initiated = Instant.now();
    private final ConcurrentSkipListMap<Integer, UploadedPart> parts = new ConcurrentSkipListMap<>();

    Upload(String id, String bucket, String key, ObjectHeaders headers, UploadChecksum checksum) {
        this.id = id;
        this.bucket = bucket;
        this.key = key;
        this.headers = headers;
        this.checksum = checksum;
    }

    String id() {
        return id;
    }

    String bucket() {
        return bucket;
    }

    String key() {
        return key;
    }

    ObjectHeaders headers() {
        return headers;
    }

    UploadChecksum checksum() {
        return checksum;
    }

    Instant initiated() {
        return initiated;
    }

    UploadedPart add(int number, Draft draft) throws IOException {
        UploadedPart part = new UploadedPart(number, draft, checksum.ofPart(draft.content()), Instant.now());
        UploadedPart former = parts.put(number, part);
        if (former != null) {
            former.draft().close();
        }
        return part;
    }

    Collection<UploadedPart> parts() {
        return parts.values();
    }

    List<UploadedPart> parts(List<Integer> numbers) {
        return numbers.stream().sorted().map(parts::get).toList();
    }

    void discard() {
        parts.values().forEach(part -> part.draft().close());
    }

    /** Returns the parts' bytes one after the other; each part is opened only when the one before it has been read. */
    static InputStream joined(List<UploadedPart> parts) {
        List<Content> contents =
                parts.stream().map(part -> part.draft().content()).toList();
        return new SequenceInputStream(Collections.enumeration(new AbstractList<InputStream>() {
            @Override
            public InputStream get(int index) {
                return open(contents.get(index));
            }

            @Override
            public int size() {
                return contents.size();
            }
        }));
    }

    /** Returns the entity tag of the whole: the digest of the parts' digests, and their number. */
    static String etag(List<UploadedPart> parts) {
        MessageDigest md5 = Md5.digest();
        parts.forEach(part -> md5.update(HexFormat.of().parseHex(part.etag())));
        return Md5.hex(md5) + "-" + parts.size();
    }

    private static InputStream open(Content content) {
        try {
            return content.open(0, content.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
