package io.filetransfer.emulator.s3.http;

import io.filetransfer.emulator.s3.Checksums;
import io.filetransfer.emulator.s3.S3Failures;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.PayloadTrait;
import software.amazon.awssdk.core.traits.RequiredTrait;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.UploadPartCopyRequest;

/**
 * Where an operation's request class has its members on the wire. A header or parameter that S3 gives a meaning to and the class has
 * not is refused by name: passed over in silence it would seem to have worked.
 */
final class RequestFields {

    private static final String AMAZON = "X-amz-";
    private static final String METADATA = AMAZON + "meta-";
    private static final String CONTENT_MD5 = "Content-md5";

    /** Conditions and ranges; headers of HTTP that only describe are passed over. */
    private static final Set<String> MEANINGFUL =
            words("If-match If-modified-since If-none-match If-range If-unmodified-since Range");

    /** The algorithms of a body's digests, by the headers that carry them. */
    private static final Map<String, String> DIGESTS = digests();

    /** What signs a request or describes its body on the way. */
    private static final Set<String> OF_THE_MESSAGE = words("X-amz-api-version X-amz-content-sha256 X-amz-date"
            + " X-amz-decoded-content-length X-amz-sdk-checksum-algorithm X-amz-security-token X-amz-te X-amz-trailer"
            + " X-amz-user-agent");

    private static final Set<String> OF_THE_SIGNATURE = words(" awsaccesskeyid expires signature x-amz-algorithm"
            + " x-amz-content-sha256 x-amz-credential x-amz-date x-amz-expires x-amz-security-token x-amz-signature"
            + " x-amz-signedheaders x-id");

    private final Map<String, SdkField<?>> headers = new HashMap<>();
    private final Map<String, SdkField<?>> parameters = new HashMap<>();
    private final String selector;
    private SdkField<?> bucket;
    private SdkField<?> key;
    private SdkField<?> payload;

    /**
     * Finds the members.
     *
     * @param request a request of the operation, or a builder of one
     * @param selector the parameter that makes a request one of the operation
     */
    RequestFields(SdkPojo request, String selector) {
        this.selector = selector;
        for (SdkField<?> field : request.sdkFields()) {
            switch (field.location()) {
                case HEADER -> headers.put(normalized(field.locationName()), field);
                case QUERY_PARAM -> parameters.put(field.locationName(), field);
                case PATH -> bucket = field;
                case GREEDY_PATH -> key = field;
                default -> payload = field.containsTrait(PayloadTrait.class) ? field : payload;
            }
        }
    }

    private static Set<String> words(String separatedBySpaces) {
        return Set.of(separatedBySpaces.split(" "));
    }

    private static Map<String, String> digests() {
        Map<String, String> digests = new HashMap<>(Map.of(CONTENT_MD5, Checksums.MD5));
        Checksums.ALGORITHMS.forEach(algorithm -> digests.put(normalized("x-amz-checksum-" + algorithm), algorithm));
        return digests;
    }

    /** Returns a header's name as the HTTP server has it. */
    static String normalized(String header) {
        return Character.toUpperCase(header.charAt(0)) + header.substring(1).toLowerCase(Locale.ROOT);
    }

    /** Tells whether the operation, or the signature of its request, has a parameter. */
    boolean declares(String parameter) {
        return parameters.containsKey(parameter)
                || parameter.equals(selector)
                || OF_THE_SIGNATURE.contains(parameter.toLowerCase(Locale.ROOT));
    }

    /**
     * Fills a builder.
     *
     * @throws S3Exception when something in the request has no member, or is no value of it
     */
    void read(ReceivedRequest request, ReceivedBody body, SdkPojo builder) {
        if (bucket != null) {
            bucket.set(builder, request.bucket());
        }
        if (key != null) {
            key.set(builder, request.key());
        }
        request.parameters().forEach((name, value) -> parameter(name, value, builder));
        Map<String, String> metadata = new HashMap<>();
        request.headers().forEach((name, values) -> {
            if (name.startsWith(METADATA)) {
                metadata.put(name.substring(METADATA.length()), EncodedWord.of(String.join(",", values)));
            } else {
                header(name, String.join(",", values), body, builder);
            }
        });
        body.trailers().forEach((name, value) -> header(name, value, body, builder));
        if (!metadata.isEmpty()) {
            if (!headers.containsKey(METADATA)) {
                throw S3Failures.notImplemented("Metadata with this request");
            }
            headers.get(METADATA).set(builder, metadata);
        }
        if (payload != null && (body.content().size() > 0 || payload.containsTrait(RequiredTrait.class))) {
            payload.set(builder, XmlReader.read(body.content().newStream(), payload));
        }
    }

    private void parameter(String name, String value, SdkPojo builder) {
        SdkField<?> field = parameters.get(name);
        if (field != null) {
            set(field, value, builder);
        } else if (!declares(name)) {
            throw S3Failures.notImplemented("The subresource or parameter " + name);
        }
    }

    private void header(String name, String value, ReceivedBody body, SdkPojo builder) {
        SdkField<?> field = headers.get(name);
        if (isDigestOfBody(name, field)) {
            Checksums.verifyOne(value, DIGESTS.get(name), body.content());
        } else if (field == null) {
            requireMeaningless(name);
        } else {
            header(name, field, value, builder);
        }
    }

    private static void header(String name, SdkField<?> field, String value, SdkPojo builder) {
        switch (name) {
            case "X-amz-copy-source" -> copySource(CopySource.of(value), builder);
            case "Content-encoding" -> contentEncoding(field, value, builder);
            // S3 keeps any text; the SDK's member takes dates only.
            case "Expires" ->
                ((AwsRequest.Builder) builder)
                        .overrideConfiguration(configuration -> configuration.putHeader(name, value));
            default -> set(field, value, builder);
        }
    }

    /** The receiver of an upload compares its digests; one that the class has otherwise is of the object that parts are put together to. */
    private boolean isDigestOfBody(String name, SdkField<?> field) {
        return DIGESTS.containsKey(name) && (field == null || (name.equals(CONTENT_MD5) && payload != null));
    }

    private static void requireMeaningless(String name) {
        boolean isKnown = name.startsWith(AMAZON) ? OF_THE_MESSAGE.contains(name) : !MEANINGFUL.contains(name);
        if (!isKnown) {
            throw S3Failures.notImplemented("The header " + name.toLowerCase(Locale.ROOT));
        }
    }

    private static void copySource(CopySource source, SdkPojo builder) {
        switch (builder) {
            case CopyObjectRequest.Builder copy ->
                copy.sourceBucket(source.bucket()).sourceKey(source.key());
            case UploadPartCopyRequest.Builder copy ->
                copy.sourceBucket(source.bucket()).sourceKey(source.key());
            default -> throw new IllegalStateException("copies have a source, " + builder + " is none");
        }
    }

    /** The framing of the chunks is not part of the object. */
    private static void contentEncoding(SdkField<?> field, String value, SdkPojo builder) {
        String kept = Arrays.stream(value.split(","))
                .map(String::strip)
                .filter(encoding -> !encoding.equals("aws-chunked"))
                .collect(Collectors.joining(","));
        if (!kept.isEmpty()) {
            field.set(builder, kept);
        }
    }

    private static void set(SdkField<?> field, String value, SdkPojo builder) {
        try {
            field.set(builder, FieldText.parse(field, value));
        } catch (IllegalArgumentException e) {
            throw S3Failures.invalidArgument(field.locationName() + " is '" + value + "': " + e.getMessage());
        }
    }
}
