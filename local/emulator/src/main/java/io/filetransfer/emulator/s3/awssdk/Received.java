package io.filetransfer.emulator.s3.awssdk;

import io.filetransfer.emulator.s3.store.Bucket;
import io.filetransfer.emulator.s3.store.Draft;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.HexFormat;

/** Receives what a client uploads and checks that it is what the client meant to send. */
final class Received {

    private Received() {}

    static Draft from(Bucket bucket, InputStream payload, Long expectedSize, String contentMd5) throws IOException {
        try (payload) {
            Draft draft = bucket.receive(payload);
            try {
                check(draft, expectedSize, contentMd5);
            } catch (RuntimeException e) {
                draft.close();
                throw e;
            }
            return draft;
        }
    }

    private static void check(Draft draft, Long expectedSize, String contentMd5) {
        long size = draft.content().size();
        if (expectedSize != null && expectedSize != size) {
            throw S3Errors.incompleteBody(expectedSize, size);
        }
        if (contentMd5 != null
                && !contentMd5.equals(
                        Base64.getEncoder().encodeToString(HexFormat.of().parseHex(draft.md5())))) {
            throw S3Errors.badDigest();
        }
    }
}
