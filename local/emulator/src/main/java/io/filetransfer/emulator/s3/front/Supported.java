package io.filetransfer.emulator.s3.front;

import io.filetransfer.emulator.s3.awssdk.CarriedHeaders;
import io.filetransfer.emulator.s3.awssdk.S3Errors;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Knows what this server and S3Proxy behind it understand. Anything else is refused by name: passed over in silence it
 * would seem to have worked.
 */
final class Supported {

    private static final Set<String> HEADERS = Set.of(
            "x-amz-acl",
            "x-amz-api-version",
            "x-amz-checksum-algorithm",
            "x-amz-checksum-crc32",
            "x-amz-checksum-crc32c",
            "x-amz-checksum-crc64nvme",
            "x-amz-checksum-mode",
            "x-amz-checksum-sha1",
            "x-amz-checksum-sha256",
            "x-amz-checksum-type",
            "x-amz-content-sha256",
            "x-amz-copy-source",
            "x-amz-copy-source-if-match",
            "x-amz-copy-source-if-modified-since",
            "x-amz-copy-source-if-none-match",
            "x-amz-copy-source-if-unmodified-since",
            "x-amz-copy-source-range",
            "x-amz-date",
            "x-amz-decoded-content-length",
            "x-amz-if-match-last-modified-time",
            "x-amz-if-match-size",
            "x-amz-metadata-directive",
            "x-amz-object-attributes",
            "x-amz-sdk-checksum-algorithm",
            "x-amz-security-token",
            "x-amz-storage-class",
            "x-amz-tagging",
            "x-amz-tagging-directive",
            "x-amz-te",
            "x-amz-trailer",
            "x-amz-user-agent");

    private static final Set<String> PARAMETERS = Set.of(
            "acl",
            "attributes",
            "awsaccesskeyid",
            "bucket-region",
            "continuation-token",
            "delete",
            "delimiter",
            "encoding-type",
            "expires",
            "fetch-owner",
            "key-marker",
            "list-type",
            "location",
            "marker",
            "max-buckets",
            "max-keys",
            "max-parts",
            "max-uploads",
            "part-number-marker",
            "partnumber",
            "policy",
            "prefix",
            "response-cache-control",
            "response-content-disposition",
            "response-content-encoding",
            "response-content-language",
            "response-content-type",
            "response-expires",
            "signature",
            "start-after",
            "upload-id-marker",
            "uploadid",
            "uploads",
            "version-id-marker",
            "versionid",
            "versioning",
            "versions",
            "x-amz-algorithm",
            "x-amz-content-sha256",
            "x-amz-credential",
            "x-amz-date",
            "x-amz-expires",
            "x-amz-security-token",
            "x-amz-signature",
            "x-amz-signedheaders",
            "x-id");

    /** Only values that change nothing, or that are kept; the archives would also have to keep objects from being read. */
    private static final Map<String, Set<String>> VALUES = Map.of(
            "x-amz-acl", Set.of("private"),
            "x-amz-checksum-algorithm", Set.of("CRC32", "CRC32C", "CRC64NVME", "SHA1", "SHA256"),
            "x-amz-storage-class",
                    Set.of(
                            "STANDARD",
                            "REDUCED_REDUNDANCY",
                            "STANDARD_IA",
                            "ONEZONE_IA",
                            "INTELLIGENT_TIERING",
                            "GLACIER_IR"));

    private Supported() {}

    static void check(ObjectRequest request) {
        request.headers().keySet().forEach(Supported::checkHeader);
        VALUES.forEach((header, values) -> checkValue(request, header, values));
        request.query().keySet().forEach(parameter -> checkParameter(request, parameter));
        WriteHeaders.check(request);
        if (request.is("POST") && request.key().isEmpty() && !request.query().containsKey("delete")) {
            throw S3Errors.notImplemented("An upload by HTML form");
        }
    }

    private static void checkHeader(String name) {
        String header = name.toLowerCase(Locale.ROOT);
        boolean known = !header.startsWith("x-amz-") || header.startsWith("x-amz-meta-") || HEADERS.contains(header);
        if (!known || CarriedHeaders.isReserved(header)) {
            throw S3Errors.notImplemented("The header " + header);
        }
    }

    private static void checkValue(ObjectRequest request, String header, Set<String> values) {
        String value = request.header(header);
        if (value != null && !values.contains(value)) {
            throw S3Errors.notImplemented("The header " + header + " with the value " + value);
        }
    }

    private static void checkParameter(ObjectRequest request, String parameter) {
        boolean known = PARAMETERS.contains(parameter.toLowerCase(Locale.ROOT))
                || parameter.isEmpty()
                || (parameter.equals("tagging") && request.isTagging());
        if (!known) {
            throw S3Errors.notImplemented("The subresource or parameter " + parameter);
        }
    }
}
