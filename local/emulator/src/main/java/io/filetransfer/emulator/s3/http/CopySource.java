package io.filetransfer.emulator.s3.http;

import io.filetransfer.emulator.s3.S3Failures;

/**
 * The object that a copy is made of.
 *
 * @param bucket its bucket
 * @param key its key
 */
record CopySource(String bucket, String key) {

    /** Reads {@code bucket/key}, URL-encoded, with or without a slash before it. */
    static CopySource of(String header) {
        int query = header.indexOf('?');
        if (query >= 0 && !header.startsWith("?versionId=null", query)) {
            throw S3Failures.notImplemented(header.substring(query + 1) + " of x-amz-copy-source");
        }
        String source = PercentEncoding.decode(query < 0 ? header : header.substring(0, query));
        int bucket = source.startsWith("/") ? 1 : 0;
        int slash = source.indexOf('/', bucket);
        if (slash <= bucket || slash == source.length() - 1) {
            throw S3Failures.invalidArgument(
                    "x-amz-copy-source is '" + header + "', expected sourcebucket/sourcekey, URL-encoded");
        }
        return new CopySource(source.substring(bucket, slash), source.substring(slash + 1));
    }
}
