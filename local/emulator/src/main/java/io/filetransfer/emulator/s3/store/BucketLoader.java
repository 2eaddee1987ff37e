package io.filetransfer.emulator.s3.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a bucket from disk. Finishes or drops what a crash cut off, and takes in files that someone put there. */
final class BucketLoader {

    private static final String NEXT = ".next";

    private final BucketFolder bucket;
    private final List<StoredObject> objects = new ArrayList<>();
    private final Set<Path> known = new HashSet<>();

    BucketLoader(BucketFolder bucket) {
        this.bucket = bucket;
    }

    List<StoredObject> load() throws IOException {
        List<Path> sidecars = FolderTree.files(bucket.sidecars());
        for (Path next : sidecars) {
            if (next.toString().endsWith(NEXT)) {
                settle(next);
            }
        }
        for (Path sidecar : FolderTree.files(bucket.sidecars())) {
            restore(sidecar);
        }
        for (Path file : FolderTree.files(bucket.files())) {
            if (!known.contains(file)) {
                adopt(file);
            }
        }
        return objects;
    }

    private void settle(Path next) throws IOException {
        Optional<Sidecar> written = Sidecar.read(next);
        if (written.isPresent() && written.get().describes(file(written.get()))) {
            String name = next.getFileName().toString();
            Path sidecar = next.resolveSibling(name.substring(0, name.length() - NEXT.length()));
            Files.move(next, sidecar, StandardCopyOption.ATOMIC_MOVE);
        } else {
            Files.delete(next);
        }
    }

    private void restore(Path path) throws IOException {
        Optional<Sidecar> sidecar = Sidecar.read(path);
        if (sidecar.isEmpty() || !Files.isRegularFile(file(sidecar.get()))) {
            Files.delete(path);
        } else {
            Path file = file(sidecar.get());
            take(sidecar.get().describes(file) ? sidecar.get() : describe(sidecar.get(), file), file);
        }
    }

    private void adopt(Path file) throws IOException {
        String relative = FileNames.text(bucket.files().relativize(file));
        if (!relative.startsWith(FileNames.ODD_KEYS + "/")) {
            take(describe(new Sidecar(relative, relative, "", null, 0, 0, 0, ObjectHeaders.NONE), file), file);
        }
    }

    private void take(Sidecar sidecar, Path file) {
        known.add(file);
        objects.add(sidecar.object(file));
    }

    /** Describes a file that someone put there or changed since it was last described. */
    private Sidecar describe(Sidecar outdated, Path file) throws IOException {
        Instant modified = Files.getLastModifiedTime(file).toInstant();
        FileContent content = new FileContent(file, Files.size(file));
        StoredObject object = new StoredObject(outdated.key(), etag(file), null, modified, outdated.headers(), content);
        Sidecar sidecar = Sidecar.of(object, Path.of(outdated.file()), content);
        Path path = bucket.sidecar(sidecar.key());
        Files.createDirectories(path.getParent());
        sidecar.write(path);
        return sidecar;
    }

    private static String etag(Path file) throws IOException {
        MessageDigest md5 = Md5.digest();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), md5)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return Md5.hex(md5);
    }

    private Path file(Sidecar sidecar) throws IOException {
        try {
            return bucket.files().resolve(sidecar.file());
        } catch (InvalidPathException e) {
            throw new IOException(
                    "folder " + bucket.files() + ": the file of key '" + sidecar.key()
                            + "' has a name that this locale cannot express; start with LC_ALL=C.UTF-8",
                    e);
        }
    }
}
