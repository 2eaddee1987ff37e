package io.filetransfer.emulator.s3.front;

import com.sun.net.httpserver.HttpExchange;
import io.filetransfer.emulator.s3.awssdk.S3Errors;
import io.filetransfer.emulator.s3.store.Md5;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.Base64;
import org.gaul.s3proxy.checksum.FlexChecksum;
import software.amazon.awssdk.checksums.SdkChecksum;

/** Reads a small body and holds it against the digests that came with it. */
final class CheckedBody {

    private CheckedBody() {}

    static byte[] read(HttpExchange exchange, ObjectRequest request) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        MessageDigest md5 = Md5.digest();
        require(request.header("Content-MD5"), md5.digest(body));
        for (FlexChecksum algorithm : FlexChecksum.values()) {
            SdkChecksum checksum = algorithm.newChecksum();
            checksum.update(body);
            require(request.header(algorithm.header()), checksum.getChecksumBytes());
        }
        return body;
    }

    private static void require(String header, byte[] actual) {
        if (header != null && !header.equals(Base64.getEncoder().encodeToString(actual))) {
            throw S3Errors.badDigest();
        }
    }
}
