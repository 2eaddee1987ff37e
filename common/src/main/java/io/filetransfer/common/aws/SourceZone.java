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

    /** Creates the gateway to the zone that the settings name. */
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
        return awaitedFiles(after).peek(awaited).filter(file -> settings.keys().isTransferred(file.key()));
    }

    /** Lists the files that the transfer is incomplete for, fetching a page when the stream reaches it. */
    public Stream<ListedFile> awaitedFiles() {
        return awaitedFiles(Optional.empty());
    }

    /** Returns where the zone is, for messages. */
    @Override
    public String toString() {
        return "s3://" + settings.sourceBucket() + "/" + settings.keys().sourcePrefix();
    }

    private Stream<ListedFile> awaitedFiles(Optional<String> after) {
        return s3
                .listObjectsV2Paginator(request -> request.bucket(settings.sourceBucket())
                        .encodingType(EncodingType.URL)
                        .prefix(settings.keys().sourcePrefix())
                        .startAfter(after.orElse(null)))
                .contents()
                .stream()
                .map(object -> new ListedFile(object.key(), object.eTag(), object.size(), object.lastModified()))
                .filter(file -> settings.keys().isAwaited(file.key()));
    }
}
