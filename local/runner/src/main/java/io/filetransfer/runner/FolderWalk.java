package io.filetransfer.runner;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.filetransfer.runner.Input.InputFile;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;

/** Finds the files of a folder and its subfolders that S3 can take, and says of all others why it cannot. */
final class FolderWalk extends SimpleFileVisitor<Path> {

    private static final long MAX_SIZE = 5L << 30;
    private static final int MAX_KEY_BYTES = 1_024;

    private final Path root;
    private final String prefix;
    private final List<InputFile> files = new ArrayList<>();
    private final List<FileAndReason> leftOut = new ArrayList<>();

    private FolderWalk(Path root, String prefix) {
        this.root = root;
        this.prefix = prefix;
    }

    /**
     * Walks through a folder. Links to files count as files, links to folders are not followed.
     *
     * @param folder the folder
     * @param prefix what the files' keys begin with
     * @return the files, and those left out
     * @throws IOException when the folder itself cannot be read
     */
    static Input of(Path folder, String prefix) throws IOException {
        FolderWalk walk = new FolderWalk(folder.toRealPath(), prefix);
        Files.walkFileTree(walk.root, walk);
        walk.leftOut.sort(Comparator.comparing(FileAndReason::path));
        return new Input(walk.files, walk.leftOut);
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        String path = path(file);
        Optional<String> obstacle = obstacle(file, attributes, path);
        if (obstacle.isPresent()) {
            leftOut.add(new FileAndReason(path, obstacle.get()));
        } else {
            files.add(new InputFile(path, Files.size(file), () -> RequestBody.fromFile(file)));
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
        leftOut.add(new FileAndReason(path(file), "cannot be read"));
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException e) {
        return e == null ? FileVisitResult.CONTINUE : visitFileFailed(folder, e);
    }

    private String path(Path file) {
        return root.relativize(file).toString();
    }

    private Optional<String> obstacle(Path file, BasicFileAttributes attributes, String path) throws IOException {
        if (!root.resolve(path).equals(file)) {
            return Optional.of("its name is not UTF-8");
        }
        if (attributes.isSymbolicLink() && !Files.exists(file)) {
            return Optional.of("a link that leads nowhere");
        }
        if (Files.isDirectory(file)) {
            return Optional.of("a link to a folder, which is not followed");
        }
        if (!Files.isRegularFile(file)) {
            return Optional.of("not a file but a FIFO, a socket or a device");
        }
        return limit(file, prefix + path);
    }

    private static Optional<String> limit(Path file, String key) throws IOException {
        if (!Files.isReadable(file)) {
            return Optional.of("cannot be read");
        }
        if (Files.size(file) > MAX_SIZE) {
            return Optional.of("has %,d bytes, and S3 takes at most %,d (5 GiB) in one upload"
                    .formatted(Files.size(file), MAX_SIZE));
        }
        int length = key.getBytes(UTF_8).length;
        return length > MAX_KEY_BYTES
                ? Optional.of("its key would have %,d bytes, and S3 takes at most %,d".formatted(length, MAX_KEY_BYTES))
                : Optional.empty();
    }
}
