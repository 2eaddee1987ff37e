package io.filetransfer.emulator.s3.store;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One bucket on disk: the objects' files in a folder of the bucket's name, their sidecars in another folder, two levels
 * deep, by digest of the key.
 *
 * <p>An object changes in the order new sidecar, file, sidecar in its place. Cut off anywhere, either the old or the new
 * sidecar describes the file that is there.
 */
final class BucketFolder {

    private final Path files;
    private final Path sidecars;
    /** Two files written in the same microsecond must not look alike. */
    private final AtomicLong lastFileTime = new AtomicLong();
    /** Folders come and go with the files in them, so files are placed and removed one after the other. */
    private final ReentrantLock placement = new ReentrantLock();

    BucketFolder(Path files, Path sidecars) {
        this.files = files;
        this.sidecars = sidecars;
    }

    Path files() {
        return files;
    }

    Path sidecars() {
        return sidecars;
    }

    void create() throws IOException {
        Files.createDirectories(files);
        Files.createDirectories(sidecars);
    }

    void delete() throws IOException {
        FolderTree.delete(sidecars);
        FolderTree.delete(files);
    }

    StoredObject publish(FileContent draft, StoredObject object) throws IOException {
        stamp(draft.file());
        Path sidecar = sidecar(object.key());
        Path next = next(object.key());
        Files.createDirectories(sidecar.getParent());
        placement.lock();
        try {
            Path file = place(draft, object, sidecar, next);
            Files.move(next, sidecar, StandardCopyOption.ATOMIC_MOVE);
            return object.with(new FileContent(file, draft.size()));
        } finally {
            placement.unlock();
        }
    }

    void describe(StoredObject object) throws IOException {
        FileContent content = (FileContent) object.content();
        Path sidecar = sidecar(object.key());
        Path next = next(object.key());
        Sidecar.of(object, files.relativize(content.file()), content).write(next);
        Files.move(next, sidecar, StandardCopyOption.ATOMIC_MOVE);
    }

    void remove(StoredObject object) throws IOException {
        Path file = ((FileContent) object.content()).file();
        placement.lock();
        try {
            Files.deleteIfExists(file);
            Files.deleteIfExists(sidecar(object.key()));
            prune(file.getParent());
        } finally {
            placement.unlock();
        }
    }

    Path sidecar(String key) {
        String digest = FileNames.digest(key);
        return sidecars.resolve(digest.substring(0, 2)).resolve(digest + ".json");
    }

    Path next(String key) {
        Path sidecar = sidecar(key);
        return sidecar.resolveSibling(sidecar.getFileName() + ".next");
    }

    private void stamp(Path file) throws IOException {
        long now = TimeUnit.MILLISECONDS.toMicros(System.currentTimeMillis());
        long time = lastFileTime.updateAndGet(last -> Math.max(last + 1, now));
        Files.setLastModifiedTime(file, FileTime.from(time, TimeUnit.MICROSECONDS));
    }

    /** Moves the draft to where the key's file is already, else to its natural name, else to an encoded one. */
    private Path place(FileContent draft, StoredObject object, Path sidecar, Path next) throws IOException {
        Optional<Sidecar> former = Sidecar.read(sidecar);
        if (former.isPresent()) {
            return move(draft, object, Path.of(former.get().file()), next);
        }
        Optional<Path> natural = FileNames.natural(object.key()).filter(path -> !Files.exists(files.resolve(path)));
        if (natural.isPresent()) {
            try {
                return move(draft, object, natural.get(), next);
            } catch (FileSystemException e) {
                // Another key's file stands where this one needs a folder, or the file system refuses the name.
                prune(files.resolve(natural.get()).getParent());
            }
        }
        return move(draft, object, FileNames.odd(object.key()), next);
    }

    private Path move(FileContent draft, StoredObject object, Path relative, Path next) throws IOException {
        Path file = files.resolve(relative);
        Files.createDirectories(file.getParent());
        Sidecar.of(object, relative, draft).write(next);
        return Files.move(draft.file(), file, StandardCopyOption.ATOMIC_MOVE);
    }

    private void prune(Path folder) throws IOException {
        Path candidate = folder;
        while (!candidate.equals(files) && FolderTree.deleteIfEmpty(candidate)) {
            candidate = candidate.getParent();
        }
    }
}
