package io.filetransfer.common;

import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.S3Object;

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

    /** Lists the files that master transfers, fetching a page when the stream reaches it. */
    public Stream<SourceFile> transferredFiles() {
        return objects()
                .filter(object -> settings.keys().isTransferred(object.key()))
                .map(object -> new SourceFile(object.key(), object.eTag(), object.size()));
    }

    /** Lists the keys that the transfer is incomplete for, fetching a page when the stream reaches it. */
    public Stream<String> awaitedKeys() {
        return objects().map(S3Object::key).filter(settings.keys()::isAwaited);
    }

    /** Returns where the zone is, for messages. */
    @Override
    public String toString() {
        return "s3://" + settings.sourceBucket() + "/" + settings.keys().sourcePrefix();
    }

    private Stream<S3Object> objects() {
        return s3
                .listObjectsV2Paginator(request -> request.bucket(settings.sourceBucket())
                        .encodingType(EncodingType.URL)
                        .prefix(settings.keys().sourcePrefix()))
                .contents()
                .stream();
    }
}
