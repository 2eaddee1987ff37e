package io.filetransfer.emulator.s3.store;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Keeps everything on the heap; the index holds the objects, so there is nothing else to keep. */
public final class MemoryStorage implements Storage {

    private record MemoryDraft(Content content, String md5) implements Draft {
        @Override
        public void close() {}
    }

    @Override
    public List<StoredBucket> load() {
        return List.of();
    }

    @Override
    public void createBucket(String bucket, Instant created) {}

    @Override
    public void deleteBucket(String bucket) {}

    @Override
    public Draft receive(InputStream source) throws IOException {
        MessageDigest md5 = Md5.digest();
        List<byte[]> pieces = new ArrayList<>(1);
        long size = 0;
        for (byte[] piece = next(source); piece.length > 0; piece = next(source)) {
            md5.update(piece);
            pieces.add(piece);
            size += piece.length;
        }
        return new MemoryDraft(new MemoryContent(List.copyOf(pieces), size), Md5.hex(md5));
    }

    @Override
    public StoredObject publish(String bucket, Draft draft, StoredObject object) {
        return object;
    }

    @Override
    public void describe(String bucket, StoredObject object) {}

    @Override
    public void remove(String bucket, StoredObject object) {}

    @Override
    public void close() {}

    private static byte[] next(InputStream source) throws IOException {
        return source.readNBytes(MemoryContent.PIECE);
    }
}
