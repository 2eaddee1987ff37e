package io.filetransfer.common.priming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.crac.Core;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.filetransfer.common.aws.AwsClients;
import io.filetransfer.common.testing.RecordedLog;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class PrimingTest {

    private final RecordedLog recorded = new RecordedLog();
    private final AtomicInteger runs = new AtomicInteger();

    /** The context is Lambda's own. What it does after all hooks needs a native library that is only there on Lambda. */
    @Test
    void register_snapshotIsTakenAfterAGarbageCollection_runsTheFunctionOnce() {
        Priming.register(recorded.log(), rehearsal(aws -> (event, answer, context) -> runs.incrementAndGet()));
        System.gc();

        assertThatThrownBy(() -> Core.getGlobalContext().beforeCheckpoint(null))
                .isInstanceOf(LinkageError.class)
                .hasMessageContaining("DNSManager");

        assertThat(runs).hasValue(1);
        assertThat(recorded.text()).isEmpty();
    }

    @Test
    void beforeCheckpoint_functionFails_warnsAndGoesOn() {
        prime(aws -> (event, answer, context) -> {
            throw new IOException("broken");
        });

        assertThat(recorded.text())
                .isEqualTo(RecordedLog.TIMESTAMP + "\"WARN\",\"message\":\"broken\",\"error\":\"IOException\","
                        + "\"outcome\":\"NOT_PRIMED\"}\n");
    }

    @Test
    void beforeCheckpoint_classMissing_warnsAndGoesOn() {
        prime(aws -> {
            throw new NoClassDefFoundError("gone");
        });

        assertThat(recorded.lines())
                .singleElement()
                .satisfies(line -> assertThat(line.path("error").textValue()).isEqualTo("NoClassDefFoundError"));
    }

    @Test
    void run_callThatHasNoAnswer_fails() {
        prime(aws -> {
            DynamoDbClient dynamoDb = aws.dynamoDb();
            return (event, answer, context) -> dynamoDb.listTables();
        });

        assertThat(recorded.lines())
                .singleElement()
                .satisfies(line -> assertThat(line.path("message").textValue()).contains("no answer to ListTables"));
    }

    @Test
    void run_function_isGivenTheEventAndTime() throws IOException {
        new Rehearsal(
                        aws -> (event, answer, context) -> {
                            assertThat(event).hasContent("the event");
                            assertThat(context.getRemainingTimeInMillis()).isBetween(80_000, 90_000);
                            runs.incrementAndGet();
                        },
                        "the event",
                        Map.of())
                .run();

        assertThat(runs).hasValue(1);
    }

    private void prime(Function<AwsClients, RequestStreamHandler> function) {
        new Priming(recorded.log(), rehearsal(function)).beforeCheckpoint(null);
    }

    private static Rehearsal rehearsal(Function<AwsClients, RequestStreamHandler> function) {
        return new Rehearsal(function, "{}", Map.of());
    }
}
