package io.filetransfer.runner.bench;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names and prices of requests to S3 whose bucket is in the path. */
final class S3Operations {

    private static final Pattern PARAMETER = Pattern.compile("&");
    private static final Set<String> FREE = Set.of("DeleteObject", "DeleteObjects", "AbortMultipartUpload");
    private static final List<String> READS = List.of("Get", "Head");

    private S3Operations() {}

    /**
     * Names the operation of a request.
     *
     * @param method the HTTP method
     * @param uri path and query
     * @param copies whether the request names a source to copy
     */
    static String name(String method, URI uri, boolean copies) {
        Set<String> parameters = PARAMETER
                .splitAsStream(Optional.ofNullable(uri.getRawQuery()).orElse(""))
                .map(parameter -> parameter.replaceFirst("=.*", ""))
                .collect(Collectors.toSet());
        boolean ofBucket = uri.getRawPath().indexOf('/', 1) < 0
                || uri.getRawPath().indexOf('/', 1) == uri.getRawPath().length() - 1;
        boolean ofUpload = parameters.contains("uploadId");
        String subject = parameters.contains("tagging") ? "ObjectTagging" : ofBucket ? "Bucket" : "Object";
        return switch (method) {
            case "PUT" ->
                ofUpload ? (copies ? "UploadPartCopy" : "UploadPart") : copies ? "CopyObject" : "Put" + subject;
            case "POST" ->
                parameters.contains("delete")
                        ? "DeleteObjects"
                        : ofUpload ? "CompleteMultipartUpload" : "CreateMultipartUpload";
            case "DELETE" -> ofUpload ? "AbortMultipartUpload" : "Delete" + subject;
            case "HEAD" -> "Head" + subject;
            default -> ofBucket ? "ListObjects" : "Get" + subject;
        };
    }

    /** Returns whether S3 charges nothing for an operation. */
    static boolean isFree(String operation) {
        return FREE.contains(operation);
    }

    /** Returns whether an operation has the price of reads. */
    static boolean isRead(String operation) {
        return READS.stream().anyMatch(operation::startsWith);
    }
}
