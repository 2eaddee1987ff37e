package io.filetransfer.emulator.states;

import static io.filetransfer.emulator.states.TestStepFunctions.ROLE;
import static io.filetransfer.emulator.states.TestStepFunctions.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.InvalidArnException;
import software.amazon.awssdk.services.sfn.model.InvalidDefinitionException;
import software.amazon.awssdk.services.sfn.model.InvalidLoggingConfigurationException;
import software.amazon.awssdk.services.sfn.model.InvalidNameException;
import software.amazon.awssdk.services.sfn.model.InvalidTracingConfigurationException;
import software.amazon.awssdk.services.sfn.model.MissingRequiredParameterException;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.StateMachineAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.StateMachineListItem;
import software.amazon.awssdk.services.sfn.model.StateMachineStatus;
import software.amazon.awssdk.services.sfn.model.StateMachineTypeNotSupportedException;
import software.amazon.awssdk.services.sfn.model.Tag;

class MachineApiTest {

    private static final String ONE = only("\"Type\":\"Pass\",\"Result\":1,\"End\":true");
    private static final String TWO = only("\"Type\":\"Pass\",\"Result\":2,\"End\":true");

    private final TestStepFunctions sfn = new TestStepFunctions();

    @AfterEach
    void close() {
        sfn.close();
    }

    @Test
    void createStateMachine_again_isIdempotentForTheSameDefinitionAndRole() {
        String arn = create(request -> {});

        assertThat(arn).isEqualTo("arn:aws:states:us-east-1:000000000000:stateMachine:m");
        assertThat(create(request -> request.type("STANDARD"))).isEqualTo(arn);
        assertThatThrownBy(() -> create(request -> request.definition(TWO)))
                .isInstanceOf(StateMachineAlreadyExistsException.class);
        assertThatThrownBy(() -> create(request -> request.roleArn(ROLE + "2")))
                .isInstanceOf(StateMachineAlreadyExistsException.class)
                .hasMessageContaining("State Machine Already Exists: '" + arn + "'");
    }

    @Test
    void createStateMachine_badRequests_areRefused() {
        assertThatThrownBy(() -> create(request -> request.name("a b"))).isInstanceOf(InvalidNameException.class);
        assertThatThrownBy(() -> create(request -> request.roleArn("role"))).isInstanceOf(InvalidArnException.class);
        assertThatThrownBy(() -> create(request -> request.type("EXPRESS")))
                .isInstanceOf(StateMachineTypeNotSupportedException.class)
                .hasMessageContaining("EXPRESS");
        assertThatThrownBy(() -> create(request -> request.tracingConfiguration(tracing -> tracing.enabled(true))))
                .isInstanceOf(InvalidTracingConfigurationException.class);
        assertThatThrownBy(() -> create(request -> request.loggingConfiguration(logging -> logging.level("ALL"))))
                .isInstanceOf(InvalidLoggingConfigurationException.class);
        assertThatThrownBy(() -> create(request -> request.publish(true)))
                .isInstanceOf(SfnException.class)
                .hasMessageContaining("'publish' is not supported");
        assertThatThrownBy(() -> create(request ->
                        request.tags(Tag.builder().key("k").value("v").build())))
                .isInstanceOf(SfnException.class)
                .hasMessageContaining("'tags' is not supported");
    }

    @Test
    void createStateMachine_badDefinition_isRefusedWithEveryProblem() {
        assertThatThrownBy(
                        () -> create(
                                request -> request.definition(
                                        "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"ItemsPath\":\"$\",\"Assign\":{}}}}")))
                .isInstanceOf(InvalidDefinitionException.class)
                .hasMessageContaining("Invalid State Machine Definition: '")
                .hasMessageContaining("/States/A/ItemsPath: ")
                .hasMessageContaining("/States/A/Assign: ")
                .hasMessageContaining("/States/A/Next: ");
    }

    @Test
    void describeStateMachine_afterCreate_showsWhatWasGiven() {
        String arn = create(request -> {});

        DescribeStateMachineResponse described = describe(arn);

        assertThat(described.definition()).isEqualTo(ONE);
        assertThat(described.roleArn()).isEqualTo(ROLE);
        assertThat(described.status()).isEqualTo(StateMachineStatus.ACTIVE);
        assertThat(described.typeAsString()).isEqualTo("STANDARD");
        assertThat(described.loggingConfiguration().levelAsString()).isEqualTo("OFF");
        assertThat(described.revisionId()).isNull();
    }

    @Test
    void updateStateMachine_newDefinition_countsForNewExecutionsOnly() {
        String arn = create(request -> {});
        String before = start(arn);

        String revision = sfn.client
                .updateStateMachine(request -> request.stateMachineArn(arn).definition(TWO))
                .revisionId();

        assertThat(sfn.finished(start(arn)).output()).isEqualTo("2");
        assertThat(describe(arn).revisionId()).isEqualTo(revision);
        assertThat(sfn.client
                        .describeStateMachineForExecution(request -> request.executionArn(before))
                        .definition())
                .isEqualTo(ONE);
    }

    /** As recorded by localstack (8b9a79f): test_sfn_api.snapshot.json, test_create_update_state_machine_same_parameters. */
    @Test
    void updateStateMachine_nothingNew_keepsTheRevision() {
        String arn = create(request -> {});
        String revision = sfn.client
                .updateStateMachine(request -> request.stateMachineArn(arn).roleArn(ROLE + "2"))
                .revisionId();

        assertThat(sfn.client
                        .updateStateMachine(request ->
                                request.stateMachineArn(arn).definition(ONE).roleArn(ROLE + "2"))
                        .revisionId())
                .isEqualTo(revision);
    }

    @Test
    void updateStateMachine_badRequests_areRefusedAndChangeNothing() {
        String arn = create(request -> {});

        assertThatThrownBy(() -> sfn.client.updateStateMachine(request -> request.stateMachineArn(arn)))
                .isInstanceOf(MissingRequiredParameterException.class);
        assertThatThrownBy(() -> sfn.client.updateStateMachine(
                        request -> request.stateMachineArn(arn).definition("{}")))
                .isInstanceOf(InvalidDefinitionException.class);
        assertThatThrownBy(() -> sfn.client.updateStateMachine(
                        request -> request.stateMachineArn(arn + "x").definition(TWO)))
                .isInstanceOf(StateMachineDoesNotExistException.class);

        assertThat(describe(arn).definition()).isEqualTo(ONE);
    }

    @Test
    void deleteStateMachine_takesItsExecutionsAlong() {
        String arn = create(request -> {});
        String execution = start(arn);

        sfn.client.deleteStateMachine(request -> request.stateMachineArn(arn));
        sfn.client.deleteStateMachine(request -> request.stateMachineArn(arn));

        assertThatThrownBy(() -> describe(arn)).isInstanceOf(StateMachineDoesNotExistException.class);
        assertThatThrownBy(() -> sfn.describe(execution)).isInstanceOf(ExecutionDoesNotExistException.class);
    }

    @Test
    void listStateMachines_pages_inOrderOfNames() {
        create(request -> request.name("c"));
        create(request -> request.name("a"));
        create(request -> request.name("b"));

        assertThat(sfn.client
                        .listStateMachinesPaginator(request -> request.maxResults(2))
                        .stateMachines())
                .extracting(StateMachineListItem::name)
                .containsExactly("a", "b", "c");
        // As recorded by localstack (8b9a79f): test_sfn_api.snapshot.json, test_list_sms_pagination.
        assertThatThrownBy(() -> sfn.client.listStateMachines(request -> request.nextToken("x".repeat(1_025))))
                .hasMessageContaining("Member must have length less than or equal to 1024");
    }

    @Test
    void anyOperation_notSupported_isNamed() {
        assertThatThrownBy(() -> sfn.client.listMapRuns(
                        request -> request.executionArn("arn:aws:states:us-east-1:000000000000:execution:m:e")))
                .isInstanceOf(SfnException.class)
                .hasMessageContaining("ListMapRuns")
                .satisfies(e -> assertThat(((SfnException) e).awsErrorDetails().errorCode())
                        .isEqualTo("UnknownOperationException"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            CreateActivity | {}               | ValidationException       | 'name'
            CreateActivity | {"name":1}       | SerializationException    | 'name': expected a string but was 1
            CreateActivity | nonsense         | SerializationException    | not valid JSON
            CreateActivity | []               | SerializationException    | expected a JSON object
            StartExecution | {"input":"1"}    | ValidationException       | 'stateMachineArn'
            ListActivities | {"maxResults":"1"} | SerializationException  | 'maxResults': expected an integer
            Foo            | {}               | UnknownOperationException | 'Foo'
            """)
    void anyOperation_badBody_isAnsweredWithTypeAndMessage(String operation, String body, String type, String message)
            throws IOException, InterruptedException {
        HttpResponse<String> answer;
        try (HttpClient http = HttpClient.newHttpClient()) {
            answer = http.send(
                    HttpRequest.newBuilder(sfn.endpoint)
                            .header("X-Amz-Target", "AWSStepFunctions." + operation)
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/x-amz-json-1.0");
        assertThat(answer.body())
                .startsWith("{\"__type\":\"" + type + "\",\"message\":\"")
                .contains(message);
    }

    private String create(Consumer<CreateStateMachineRequest.Builder> changes) {
        return sfn.client
                .createStateMachine(request -> {
                    request.name("m").roleArn(ROLE).definition(ONE);
                    changes.accept(request);
                })
                .stateMachineArn();
    }

    private String start(String machine) {
        return sfn.client
                .startExecution(request -> request.stateMachineArn(machine))
                .executionArn();
    }

    private DescribeStateMachineResponse describe(String arn) {
        return sfn.client.describeStateMachine(request -> request.stateMachineArn(arn));
    }
}
