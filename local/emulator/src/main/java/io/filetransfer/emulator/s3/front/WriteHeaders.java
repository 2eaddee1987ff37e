package io.filetransfer.emulator.s3.front;

import io.filetransfer.emulator.s3.awssdk.CarriedHeaders;
import io.filetransfer.emulator.s3.awssdk.S3Errors;

/**
 * Refuses headers that S3 gives a meaning to on some changes only, where it gives them none.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html">Conditional writes</a>
 */
final class WriteHeaders {

    private WriteHeaders() {}

    static void check(ObjectRequest request) {
        if (request.is("PUT") || request.is("POST")) {
            checkIfMatch(request);
            checkIfNoneMatch(request, "*");
        }
        if (request.is("DELETE")) {
            checkIfNoneMatch(request, null);
        }
        checkTagging(request);
    }

    private static void checkIfMatch(ObjectRequest request) {
        if ("*".equals(request.header("If-Match"))) {
            throw S3Errors.notImplemented("If-Match with * on a write");
        }
    }

    private static void checkIfNoneMatch(ObjectRequest request, String allowed) {
        String condition = request.header("If-None-Match");
        if (condition != null && !condition.equals(allowed)) {
            throw S3Errors.notImplemented("If-None-Match with " + condition + " on a " + request.method());
        }
    }

    private static void checkTagging(ObjectRequest request) {
        if (request.headers().containsKey(CarriedHeaders.TAGGING) && !takesTags(request)) {
            throw S3Errors.notImplemented(
                    CarriedHeaders.TAGGING + " on a copy without x-amz-tagging-directive: REPLACE,"
                            + " or on a request that makes no object,");
        }
    }

    private static boolean takesTags(ObjectRequest request) {
        if (request.isCopy()) {
            return "REPLACE".equals(request.header("x-amz-tagging-directive"));
        }
        return request.is("PUT")
                ? !request.query().containsKey("uploadId")
                : request.query().containsKey("uploads");
    }
}
