package io.filetransfer.common.aws;

import io.filetransfer.common.config.TransferSettings;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.EncodingType;

/** The source zone as S3 lists it, page by page, so that memory does not grow with the number of files. */
public final class SourceZone {

    private final S3Client s3;
    private final TransferSettings settings;

    /**
     * Creates the gateway to the zone.
     *
     * @param s3 the client, which stays the caller's to close
     * @param settings says which bucket and folder
     */
    public SourceZone(S3Client s3, TransferSettings settings) {
        this.s3 = s3;
        this.settings = settings;
    }

    /**
     * Lists the files that master transfers in the order of their keys' UTF-8 bytes, fetching a page when the stream reaches it.
     *
     * @param after the key behind which the listing begins; empty for the whole zone
     * @param awaited is shown every file that the transfer is incomplete for, also those that master does not transfer
     */
    public Stream<ListedFile> transferredFiles(Optional<String> after, Consumer<ListedFile> awaited) {
        return objects(after)
                .filter(file -> settings.keys().isAwaited(file.key()))
                .peek(awaited)
                .filter(file -> settings.keys().isTransferred(file.key()));
    }

    /** Lists the files that the transfer is incomplete for, fetching a page when the stream reaches it. */
    public Stream<ListedFile> awaitedFiles() {
        return objects(Optional.empty()).filter(file -> settings.keys().isAwaited(file.key()));
    }

    /** Returns where the zone is, for messages. */
    @Override
    public String toString() {
        return "s3://" + settings.sourceBucket() + "/" + settings.keys().sourcePrefix();
    }

    private Stream<ListedFile> objects(Optional<String> after) {
        return s3
                .listObjectsV2Paginator(request -> request.bucket(settings.sourceBucket())
                        .encodingType(EncodingType.URL)
                        .prefix(settings.keys().sourcePrefix())
                        .startAfter(after.orElse(null)))
                .contents()
                .stream()
                .map(ListedFile::of);
    }
}
