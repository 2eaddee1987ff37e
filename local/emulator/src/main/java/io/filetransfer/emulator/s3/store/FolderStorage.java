package io.filetransfer.emulator.s3.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps objects as files: {@code FOLDER/BUCKET/KEY} where the key is a file name, {@code FOLDER/BUCKET/.odd-keys/NAME}
 * where it is not, and the rest of what S3 knows of them in {@code FOLDER/.s3}. What was answered survives the end of
 * the process, however it ends; it is not forced to disk against a power cut.
 */
public final class FolderStorage implements Storage {

    private static final String META = ".s3";
    private static final String CREATED = "created";

    private final Path folder;
    private final Path drafts;
    private final FileChannel lock;
    private final Map<String, BucketFolder> buckets = new ConcurrentHashMap<>();

    /**
     * Opens a folder, and creates it if it is not there.
     *
     * @param folder where the buckets are
     * @throws IOException when the folder cannot be written, or another run has it open
     */
    public FolderStorage(Path folder) throws IOException {
        this.folder = folder.toAbsolutePath().normalize();
        this.drafts = meta("drafts");
        Files.createDirectories(meta("buckets"));
        this.lock = lock();
        FolderTree.delete(drafts);
        Files.createDirectories(drafts);
    }

    @Override
    public List<StoredBucket> load() throws IOException {
        List<StoredBucket> stored = new ArrayList<>();
        for (Path files : FolderTree.folders(folder)) {
            String name = files.getFileName().toString();
            if (!name.startsWith(".")) {
                BucketFolder bucket = bucket(name);
                bucket.create();
                stored.add(new StoredBucket(name, created(name), new BucketLoader(bucket).load()));
            }
        }
        return stored;
    }

    @Override
    public void createBucket(String bucket, Instant created) throws IOException {
        bucket(bucket).create();
        Files.writeString(meta("buckets", bucket, CREATED), created.toString());
    }

    @Override
    public void deleteBucket(String bucket) throws IOException {
        bucket(bucket).delete();
        FolderTree.delete(meta("buckets", bucket));
        buckets.remove(bucket);
    }

    @Override
    public Draft receive(InputStream source) throws IOException {
        return FileDraft.receive(source, drafts.resolve(UUID.randomUUID().toString()));
    }

    @Override
    public StoredObject publish(String bucket, Draft draft, StoredObject object) throws IOException {
        return bucket(bucket).publish(((FileDraft) draft).content(), object);
    }

    @Override
    public void describe(String bucket, StoredObject object) throws IOException {
        bucket(bucket).describe(object);
    }

    @Override
    public void remove(String bucket, StoredObject object) throws IOException {
        bucket(bucket).remove(object);
    }

    @Override
    public void close() throws IOException {
        FolderTree.delete(drafts);
        lock.close();
    }

    private BucketFolder bucket(String name) {
        return buckets.computeIfAbsent(
                name, missing -> new BucketFolder(folder.resolve(name), meta("buckets", name, "objects")));
    }

    private Instant created(String bucket) throws IOException {
        Path file = meta("buckets", bucket, CREATED);
        if (!Files.exists(file)) {
            Files.writeString(file, Instant.now().toString());
        }
        return Instant.parse(Files.readString(file));
    }

    private Path meta(String... names) {
        return folder.resolve(Path.of(META, names));
    }

    private FileChannel lock() throws IOException {
        FileChannel channel = FileChannel.open(meta("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!isAlone(channel)) {
            channel.close();
            throw new IOException("folder " + folder + " is in use by another run; stop it, or choose another folder");
        }
        return channel;
    }

    private static boolean isAlone(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }
}
