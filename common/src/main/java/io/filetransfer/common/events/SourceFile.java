package io.filetransfer.common.events;

/**
 * One file to move.
 *
 * @param filePath the file's key in the source zone
 * @param etag the entity tag of the version that was listed, quotes included as S3 gives it; null when unknown
 * @param size the length in bytes of the version that was listed; null when unknown
 */
public record SourceFile(String filePath, String etag, Long size) {

    /** Returns a file of which only the name is known. */
    public static SourceFile named(String filePath) {
        return new SourceFile(filePath, null, null);
    }

    static SourceFile read(EventFields fields) {
        return new SourceFile(
                fields.requiredText("file_path"), fields.optionalEtag("etag"), fields.optionalCount("size"));
    }
}
