package io.filetransfer.common.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * The slave's event: which files to move.
 *
 * @param files the files, in the event's order, at least one
 * @param executionId the execution that has them moved; empty when there is none
 * @param pending the execution's entry that is to be removed when all of them are marked completed, if it has one for them
 */
public record MoveRequest(List<SourceFile> files, Optional<String> executionId, Optional<String> pending) {

    /**
     * Most files of one request: as many keys as one
     * <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html">DeleteObjects</a> takes.
     */
    public static final int MAX_FILES = 1000;

    private static final String FILE_PATHS = "file_paths";
    private static final String FILES = "files";

    private static final String EXPECTED = ", expected an event such as {\"file_path\": \"raw/a.csv\"} "
            + "or {\"files\": [{\"file_path\": \"raw/a.csv\"}]}";

    /** Creates a request of an execution that remembers nothing of it. */
    public MoveRequest(List<SourceFile> files, Optional<String> executionId) {
        this(files, executionId, Optional.empty());
    }

    /** Copies the list. */
    public MoveRequest {
        files = List.copyOf(files);
    }

    /**
     * Reads the slave's event, which names one file or a list of files. Ignores unknown fields, except the retired
     * {@code file_paths}: its files would be left behind.
     *
     * @throws InvalidEventException listing everything that is wrong with the event
     */
    public static MoveRequest parse(JsonNode event) {
        if (!event.isObject()) {
            throw new InvalidEventException("the event is " + (event.isMissingNode() ? "empty" : event) + EXPECTED);
        }
        if (event.has(FILE_PATHS)) {
            throw new InvalidEventException(FILE_PATHS + " is not supported any more" + EXPECTED);
        }
        EventFields fields = new EventFields(event);
        fields.rejectTogether("file_path", FILES);
        List<SourceFile> files = event.has(FILES)
                ? fields.objects(FILES, MAX_FILES).stream()
                        .map(SourceFile::read)
                        .toList()
                : List.of(SourceFile.read(fields));
        Optional<String> executionId = Optional.ofNullable(fields.optionalText("execution_id"));
        Optional<String> pending = Optional.ofNullable(fields.optionalText("pending"));
        fields.throwIfInvalid(EXPECTED);
        return new MoveRequest(files, executionId, pending);
    }

    /** Returns the event as JSON: one file's fields at the top, several files as the list {@code files}. */
    public String json() {
        String id = executionId.orElse(null);
        String entry = pending.orElse(null);
        SourceFile first = files.getFirst();
        return Json.text(
                files.size() == 1
                        ? new OneFile(first.filePath(), first.etag(), first.size(), id, entry)
                        : new SeveralFiles(files, id, entry));
    }

    private record OneFile(String filePath, String etag, Long size, String executionId, String pending) {}

    private record SeveralFiles(List<SourceFile> files, String executionId, String pending) {}
}
