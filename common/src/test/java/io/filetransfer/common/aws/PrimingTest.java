package io.filetransfer.common.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.crac.Core;
import io.filetransfer.common.testing.RecordedLog;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;

class PrimingTest {

    private final RecordedLog recorded = new RecordedLog();

    /** The context is Lambda's own. What it does after all hooks needs a native library that is only there on Lambda. */
    @Test
    void register_snapshotIsTakenAfterAGarbageCollection_primesOnceWithoutNetworkRegionAndCredentials() {
        Priming.register(recorded.log());
        System.gc();

        assertThatThrownBy(() -> Core.getGlobalContext().beforeCheckpoint(null))
                .isInstanceOf(LinkageError.class)
                .hasMessageContaining("DNSManager");

        assertThat(recorded.lines())
                .singleElement()
                .satisfies(line -> assertThat(line.path("message").textValue()).isEqualTo("primed"));
    }

    @Test
    void beforeCheckpoint_classMissing_warnsAndGoesOn() {
        new Priming(recorded.log(), new ClassMissing()).beforeCheckpoint(null);

        assertThat(recorded.text())
                .isEqualTo(RecordedLog.TIMESTAMP + "\"WARN\",\"message\":\"gone\",\"error\":\"NoClassDefFoundError\","
                        + "\"outcome\":\"NOT_PRIMED\"}\n");
    }

    private static final class ClassMissing implements SdkHttpClient {

        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            throw new NoClassDefFoundError("gone");
        }

        @Override
        public void close() {}
    }
}
