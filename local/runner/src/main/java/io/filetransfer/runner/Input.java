package io.filetransfer.runner;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.sync.RequestBody;

/**
 * What a run uploads to the source zone before it starts the execution.
 *
 * @param files the files
 * @param leftOut those that cannot be uploaded
 */
record Input(List<InputFile> files, List<FileAndReason> leftOut) {

    /**
     * A file to upload.
     *
     * @param path its path below the source prefix, separated by slashes
     * @param size its length in bytes
     * @param content makes its bytes
     */
    record InputFile(String path, long size, Supplier<RequestBody> content) {}

    /**
     * Takes every file of a folder and its subfolders.
     *
     * @param folder the folder
     * @param prefix what the files' keys begin with
     * @return the files
     * @throws UserException when it is not a readable folder
     */
    static Input folder(Path folder, String prefix) {
        if (!Files.isDirectory(folder) || !Files.isReadable(folder)) {
            throw new UserException("--source is '" + folder + "', expected an existing, readable folder");
        }
        try {
            return FolderWalk.of(folder, prefix);
        } catch (IOException e) {
            throw new UserException("--source is '" + folder + "', which cannot be read: " + e);
        }
    }

    /**
     * Makes up small CSV files.
     *
     * @param count how many
     * @return the files
     */
    static Input generated(int count) {
        return new Input(
                IntStream.range(0, count).mapToObj(Input::generatedFile).toList(), List.of());
    }

    /** Counts the files of a kind. */
    long count(SourceFile.Kind kind) {
        return SourceFile.count(
                kind,
                files.stream().map(file -> new SourceFile(file.path(), false)).toList());
    }

    /**
     * Says what is left out.
     *
     * @throws UserException when that leaves nothing
     */
    void printLeftOut(PrintWriter out) {
        if (leftOut.isEmpty()) {
            return;
        }
        out.printf("Of --source, %d of %d entries are not uploaded:%n", leftOut.size(), files.size() + leftOut.size());
        Report.printFiles(leftOut, leftOut.size(), out);
        if (files.isEmpty()) {
            throw new UserException("--source has no file that can be uploaded");
        }
    }

    private static InputFile generatedFile(int number) {
        String csv = "id,name,amount\n%d,customer %d,%d.%02d\n".formatted(number, number, number / 7, number % 100);
        return new InputFile("generated/%07d.csv".formatted(number), csv.length(), () -> RequestBody.fromString(csv));
    }
}
