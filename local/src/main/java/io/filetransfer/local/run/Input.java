package io.filetransfer.local.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.core.sync.RequestBody;

/** The files that a run uploads to the source zone before it starts the execution. */
@FunctionalInterface
interface Input {

    /** What stands in a name for bytes that cannot be decoded. */
    char REPLACEMENT_CHARACTER = '\uFFFD';

    /** Returns the files, produced one by one; to be closed. */
    Stream<InputFile> files();

    /**
     * Takes every file of a folder and its subfolders.
     *
     * @param folder the folder
     * @return the files
     * @throws UserException when it is not a readable folder
     */
    static Input folder(Path folder) {
        if (!Files.isDirectory(folder) || !Files.isReadable(folder)) {
            throw new UserException("--source is '" + folder + "', expected an existing, readable folder");
        }
        return () -> walk(folder);
    }

    /**
     * Makes up small CSV files.
     *
     * @param count how many
     * @return the files
     */
    static Input generated(int count) {
        return () -> IntStream.range(0, count)
                .mapToObj(i -> new InputFile("generated/%07d.csv".formatted(i), RequestBody.fromString(csv(i))));
    }

    @SuppressWarnings("StreamResourceLeak") // whoever asks for the files closes them
    private static Stream<InputFile> walk(Path folder) {
        try {
            Path root = folder.toRealPath();
            return Files.walk(root)
                    .filter(Files::isRegularFile)
                    .map(file -> new InputFile(key(root.relativize(file)), RequestBody.fromFile(file)));
        } catch (IOException e) {
            throw new UserException("--source is '" + folder + "', which cannot be read: " + e);
        }
    }

    private static String csv(int number) {
        return "id,name,amount\n%d,customer %d,%d.%02d\n".formatted(number, number, number / 7, number % 100);
    }

    private static String key(Path relative) {
        String key = String.join(
                "/",
                StreamSupport.stream(relative.spliterator(), false)
                        .map(Path::toString)
                        .toList());
        if (key.indexOf(REPLACEMENT_CHARACTER) >= 0) {
            throw new UserException(
                    "--source has a file '" + key + "' whose name is not UTF-8, expected a name that S3 can hold");
        }
        return key;
    }
}
