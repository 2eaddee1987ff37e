package io.filetransfer.common.aws;

import io.filetransfer.common.events.SourceFile;
import java.time.Instant;

/**
 * A version of a file as the listing of the source zone shows it.
 *
 * @param key its key
 * @param etag its entity tag, quotes included as S3 gives it
 * @param size its length in bytes
 * @param lastModified when it was uploaded, in whole seconds; of an upload in parts, when that began
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingMetadata.html">object metadata</a>
 */
public record ListedFile(String key, String etag, long size, Instant lastModified) {

    /** Returns what the slave is told of the file. */
    public SourceFile sourceFile() {
        return new SourceFile(key, etag, size);
    }
}
