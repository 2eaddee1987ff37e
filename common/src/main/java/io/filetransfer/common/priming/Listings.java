package io.filetransfer.common.priming;

import software.amazon.awssdk.utils.http.SdkHttpUtils;

/** Answers to ListObjectsV2. */
public final class Listings {

    private Listings() {}

    /** Returns the listing of an empty zone. */
    public static String empty() {
        return listing("");
    }

    /**
     * Returns the listing of a zone with one file, which is there since 2026-01-01.
     *
     * @param key the file's key
     */
    public static String of(String key) {
        return listing("<Contents><Key>" + SdkHttpUtils.urlEncode(key) + "</Key>"
                + "<LastModified>2026-01-01T00:00:00.000Z</LastModified>"
                + "<ETag>&quot;made-up&quot;</ETag><Size>1</Size></Contents>");
    }

    private static String listing(String contents) {
        return "<ListBucketResult><EncodingType>url</EncodingType><IsTruncated>false</IsTruncated>" + contents
                + "</ListBucketResult>";
    }
}
