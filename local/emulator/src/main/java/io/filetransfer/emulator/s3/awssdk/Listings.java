package io.filetransfer.emulator.s3.awssdk;

import io.filetransfer.emulator.s3.store.ListingPage;
import io.filetransfer.emulator.s3.store.ListingQuery;
import io.filetransfer.emulator.s3.store.StoredObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.gaul.s3proxy.blobstore.SdkResponses;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.ListObjectsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.StorageClass;

/** Listings in requests and responses. Continuation tokens are encoded, as a key may have characters XML has not. */
final class Listings {

    private static final int PAGE = 1_000;

    private Listings() {}

    static ListingQuery query(ListObjectsV2Request request) {
        String after =
                request.continuationToken() == null ? request.startAfter() : decoded(request.continuationToken());
        return new ListingQuery(request.prefix(), request.delimiter(), after, limit(request.maxKeys()));
    }

    static ListingQuery query(ListObjectsRequest request) {
        return new ListingQuery(request.prefix(), request.delimiter(), request.marker(), limit(request.maxKeys()));
    }

    static ListObjectsV2Response v2(ListingPage page) {
        return ListObjectsV2Response.builder()
                .contents(contents(page))
                .commonPrefixes(prefixes(page))
                .isTruncated(page.next() != null)
                .nextContinuationToken(page.next() == null ? null : encoded(page.next()))
                .build();
    }

    static ListObjectsResponse v1(ListingPage page) {
        return ListObjectsResponse.builder()
                .contents(contents(page))
                .commonPrefixes(prefixes(page))
                .isTruncated(page.next() != null)
                .nextMarker(page.next())
                .build();
    }

    private static int limit(Integer maxKeys) {
        return maxKeys == null ? PAGE : Math.min(PAGE, maxKeys);
    }

    private static List<S3Object> contents(ListingPage page) {
        return page.objects().stream().map(Listings::entry).toList();
    }

    private static S3Object entry(StoredObject object) {
        String storageClass = object.headers().storageClass();
        return SdkResponses.objectEntry(
                object.key(),
                object.etag(),
                object.lastModified(),
                object.size(),
                storageClass == null ? StorageClass.STANDARD : StorageClass.fromValue(storageClass));
    }

    private static List<CommonPrefix> prefixes(ListingPage page) {
        return page.prefixes().stream().map(SdkResponses::commonPrefix).toList();
    }

    private static String encoded(String after) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(after.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String token) {
        try {
            return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw S3Errors.invalidToken(token);
        }
    }
}
