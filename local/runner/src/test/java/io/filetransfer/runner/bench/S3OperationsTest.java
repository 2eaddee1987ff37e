package io.filetransfer.runner.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class S3OperationsTest {

    @ParameterizedTest
    @CsvSource({
        "GET,    /b?list-type=2&prefix=raw/,   false, ListObjects,             false, false",
        "GET,    /b/raw/a.csv,                 false, GetObject,               true,  false",
        "HEAD,   /b/raw/a.csv,                 false, HeadObject,              true,  false",
        "GET,    /b/raw/a.csv?tagging,         false, GetObjectTagging,        true,  false",
        "PUT,    /b/raw/a.csv,                 false, PutObject,               false, false",
        "PUT,    /b/refined/a.csv,             true,  CopyObject,              false, false",
        "PUT,    /b/a?partNumber=1&uploadId=u, true,  UploadPartCopy,          false, false",
        "PUT,    /b/a?partNumber=1&uploadId=u, false, UploadPart,              false, false",
        "POST,   /b/a?uploads,                 false, CreateMultipartUpload,   false, false",
        "POST,   /b/a?uploadId=u,              false, CompleteMultipartUpload, false, false",
        "POST,   /b?delete,                    false, DeleteObjects,           false, true",
        "DELETE, /b/raw/a.csv,                 false, DeleteObject,            false, true",
        "DELETE, /b/a?uploadId=u,              false, AbortMultipartUpload,    false, true",
    })
    void name_request_isItsOperationWithItsPrice(
            String method, URI uri, boolean copies, String operation, boolean read, boolean free) {
        assertThat(S3Operations.name(method, uri, copies)).isEqualTo(operation);
        assertThat(S3Operations.isRead(operation)).isEqualTo(read);
        assertThat(S3Operations.isFree(operation)).isEqualTo(free);
    }
}
