package io.filetransfer.status.check;

import io.filetransfer.emulator.s3.InMemoryS3;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.paginators.ListObjectsV2Iterable;

/** The model of S3, with the times at which objects were written. */
public final class DatedZone implements S3Client {

    public static final String BUCKET = "zone";

    private final InMemoryS3 s3 = new InMemoryS3(BUCKET);
    private final Map<String, Instant> lastModified = new HashMap<>();
    private int listings;

    public DatedZone withPageSize(int keys) {
        s3.withPageSize(keys);
        return this;
    }

    /** Writes an object; returns its entity tag. */
    public String put(String key, String content, Instant time) {
        s3.put(BUCKET, key, content);
        lastModified.put(key, time);
        return InMemoryS3.etag(content);
    }

    public void remove(String key) {
        s3.remove(BUCKET, key);
    }

    /** Returns how many pages were listed. */
    public int listings() {
        return listings;
    }

    @Override
    public ListObjectsV2Response listObjectsV2(ListObjectsV2Request request) {
        listings++;
        ListObjectsV2Response page = s3.listObjectsV2(request);
        return page.toBuilder()
                .contents(page.contents().stream().map(this::dated).toList())
                .build();
    }

    @Override
    public ListObjectsV2Iterable listObjectsV2Paginator(ListObjectsV2Request request) {
        return new ListObjectsV2Iterable(this, request);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}

    private S3Object dated(S3Object object) {
        return object.toBuilder().lastModified(lastModified.get(object.key())).build();
    }
}
