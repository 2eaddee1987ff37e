package io.filetransfer.common.testing;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Lists a bucket page by page, in the order of the keys. Where a listing goes on, its token decides and not the key behind which it began. */
final class Listing {

    private final ObjectStore objects;
    private final int pageSize;

    Listing(ObjectStore objects, int pageSize) {
        this.objects = objects;
        this.pageSize = pageSize;
    }

    ListObjectsV2Response page(ListObjectsV2Request request) {
        int keys = request.maxKeys() == null ? pageSize : Math.min(pageSize, request.maxKeys());
        String after = Stream.of(request.continuationToken(), request.startAfter())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
        List<S3Object> found = objects.list(request.bucket(), request.prefix(), after, keys + 1).stream()
                .map(Listing::listed)
                .toList();
        boolean truncated = found.size() > keys;
        List<S3Object> page = truncated ? found.subList(0, keys) : found;
        return ListObjectsV2Response.builder()
                .contents(page)
                .isTruncated(truncated)
                .nextContinuationToken(truncated ? page.getLast().key() : null)
                .build();
    }

    private static S3Object listed(Map.Entry<String, ObjectStore.Written> entry) {
        StoredObject object = entry.getValue().object();
        return S3Object.builder()
                .key(entry.getKey())
                .eTag(object.etag())
                .size(object.size())
                .lastModified(entry.getValue().lastModified())
                .build();
    }
}
