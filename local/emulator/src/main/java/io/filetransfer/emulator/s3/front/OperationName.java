package io.filetransfer.emulator.s3.front;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Tells S3's operations apart: by method, by whether there is a bucket and a key, and by those parameters that name an operation. */
final class OperationName {

    /** Parameters that only say how; every other one makes another operation of it. */
    private static final Set<String> DETAILS = Set.of(
            "",
            "continuation-token",
            "delimiter",
            "encoding-type",
            "fetch-owner",
            "marker",
            "max-keys",
            "partnumber",
            "prefix",
            "start-after",
            "x-amz-algorithm",
            "x-amz-content-sha256",
            "x-amz-credential",
            "x-amz-date",
            "x-amz-expires",
            "x-amz-security-token",
            "x-amz-signature",
            "x-amz-signedheaders",
            "x-id");

    private OperationName() {}

    /** Names the operation of a request, for example {@code POST object uploads}. */
    static String of(ObjectRequest request) {
        Set<String> parameters = new TreeSet<>(request.query().keySet());
        parameters.removeIf(parameter -> DETAILS.contains(parameter.toLowerCase(Locale.ROOT)));
        String subject = request.bucket().isEmpty() ? "" : request.key().isEmpty() ? " bucket" : " object";
        return request.method() + subject + (parameters.isEmpty() ? "" : " " + String.join(" ", parameters));
    }
}
