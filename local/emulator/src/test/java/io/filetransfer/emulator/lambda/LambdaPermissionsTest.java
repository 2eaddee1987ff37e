package io.filetransfer.emulator.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import io.filetransfer.emulator.http.TestClients;
import io.filetransfer.emulator.iam.TestRole;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.LambdaException;

class LambdaPermissionsTest {

    private static final String FUNCTION = "arn:aws:lambda:eu-central-1:000000000000:function:";

    private final LambdaPermissions permissions =
            new LambdaPermissions(TestLambda.options(Path.of("target"), 1), TestLambda.ADMINISTRATORS);
    private final TestRole role = TestRole.allowed("lambda", LambdaPermissionsTest::answer, permissions);
    private final LambdaClient lambda = TestClients.lambda(role.endpoint(), role.accessKeyId());

    @AfterEach
    void stop() {
        lambda.close();
        role.close();
    }

    @ParameterizedTest
    @CsvSource({
        "slave, , slave",
        "slave, live, slave:live",
        "slave:$LATEST, , slave:$LATEST",
        "000000000000:function:slave, , slave",
        "arn:aws:lambda:eu-central-1:000000000000:function:slave, , slave",
        "arn:aws:lambda:eu-central-1:000000000000:function:slave:7, , slave:7",
    })
    void invoke_anyFormOfName_needsItOnTheArnWithTheQualifier(String name, String qualifier, String expected) {
        assertThat(role.neededFor(
                        () -> lambda.invoke(invoke -> invoke.functionName(name).qualifier(qualifier))))
                .containsExactly("lambda:InvokeFunction on " + FUNCTION + expected);
    }

    @Test
    void request_thatIsNotKnownOrNotAName_isRefused() {
        assertThatExceptionOfType(LambdaException.class)
                .isThrownBy(() -> lambda.deleteFunction(delete -> delete.functionName("slave")))
                .withMessageContaining("is not authorized to perform: lambda:DELETE /2015-03-31/functions/slave");
        assertThatExceptionOfType(LambdaException.class)
                .isThrownBy(() -> lambda.invoke(invoke -> invoke.functionName("no name")))
                .withMessageContaining("FunctionName is 'no name'");
    }

    private static void answer(HttpExchange exchange) throws IOException {
        Responses.send(exchange, 200, "{}");
    }
}
