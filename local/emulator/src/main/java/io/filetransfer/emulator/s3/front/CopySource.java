package io.filetransfer.emulator.s3.front;

import io.filetransfer.emulator.s3.awssdk.S3Errors;

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
        if (query >= 0 && !header.substring(query).equals("?versionId=null")) {
            throw S3Errors.notImplemented(header.substring(query + 1) + " of the copy source");
        }
        String source = ObjectRequest.decoded(query < 0 ? header : header.substring(0, query));
        String[] names = (source.startsWith("/") ? source.substring(1) : source).split("/", 2);
        if (names.length < 2 || names[0].isEmpty() || names[1].isEmpty()) {
            throw S3Errors.invalidArgument(
                    CopyHeaders.SOURCE + " is '" + header + "', expected sourcebucket/sourcekey, URL-encoded");
        }
        return new CopySource(names[0], names[1]);
    }
}
