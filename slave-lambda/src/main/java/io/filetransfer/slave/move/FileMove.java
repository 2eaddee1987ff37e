package io.filetransfer.slave.move;

import io.filetransfer.common.config.TransferSettings;
import io.filetransfer.common.events.SourceFile;
import io.filetransfer.slave.s3.S3Location;
import io.filetransfer.slave.s3.S3Objects.ObjectVersion;
import java.util.Optional;

/** A file to move, and between which places. */
public record FileMove(SourceFile file, S3Location source, S3Location destination) {

    /**
     * Returns the move of a file between the zones.
     *
     * @throws io.filetransfer.common.events.InvalidEventException when the file is not in the source zone, or its destination has no key
     */
    static FileMove of(SourceFile file, TransferSettings settings) {
        return new FileMove(
                file,
                new S3Location(settings.sourceBucket(), file.filePath()),
                new S3Location(settings.destinationBucket(), settings.keys().destinationOf(file.filePath())));
    }

    /** Returns the version that the event names; it may have been replaced since, and its size may be wrong. */
    Optional<ObjectVersion> listedVersion() {
        return Optional.ofNullable(file.etag()).map(etag -> new ObjectVersion(etag, file.size()));
    }
}
