package io.filetransfer.emulator.template;

import static io.filetransfer.emulator.template.ProjectTemplate.OTHER_VALUES;
import static io.filetransfer.emulator.template.ProjectTemplate.deep;
import static io.filetransfer.emulator.template.ProjectTemplate.names;
import static io.filetransfer.emulator.template.ProjectTemplate.parameters;
import static io.filetransfer.emulator.template.ProjectTemplate.properties;
import static io.filetransfer.emulator.template.ProjectTemplate.resources;
import static io.filetransfer.emulator.template.ProjectTemplate.stack;
import static io.filetransfer.emulator.template.ProjectTemplate.written;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.filetransfer.emulator.document.DocumentNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything in the project's template leads somewhere, whatever the parameters say. */
class ProjectTemplateTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Za-z0-9:]+)[.}]");

    /** What Step Functions needs for logs and traces, see its pages on CloudWatch Logs and on X-Ray: nothing to be named beforehand. */
    private static final Set<String> LOG_AND_TRACES_OF_A_MACHINE = Set.of(
            "xray:PutTraceSegments",
            "xray:PutTelemetryRecords",
            "xray:GetSamplingRules",
            "xray:GetSamplingTargets",
            "logs:CreateLogDelivery",
            "logs:DeleteLogDelivery",
            "logs:DescribeLogGroups",
            "logs:DescribeResourcePolicies",
            "logs:GetLogDelivery",
            "logs:ListLogDeliveries",
            "logs:PutResourcePolicy",
            "logs:UpdateLogDelivery");

    /** For the first two, IAM defines no resource type. */
    private static final Set<String> WITHOUT_RESOURCE = Stream.concat(
                    Stream.of("states:SendTaskSuccess", "states:SendTaskFailure"), LOG_AND_TRACES_OF_A_MACHINE.stream())
            .collect(Collectors.toSet());

    static List<Map<String, String>> combinations() {
        return ProjectTemplate.combinations();
    }

    static Set<String> everyParameter() {
        return parameters();
    }

    /** Reading resolves every Ref, GetAtt, Sub and If of what is created, and of the outputs. */
    @ParameterizedTest
    @MethodSource("combinations")
    void read_everyCombinationOfConditions_leadsSomewhere(Map<String, String> parameters) {
        Stack stack = stack(parameters);

        assertThat(stack.functions()).hasSize(3);
        assertThat(stack.buckets()).hasSize(parameters.containsKey("SourceBucket") ? 0 : 1);
        assertThat(stack.outputs()).hasSize(names(written().path("Outputs")).size());
        assertThat(resources(parameters).stream()
                        .flatMap(resource -> deep(resource.properties().json()))
                        .filter(JsonNode::isTextual)
                        .map(JsonNode::asText))
                .noneMatch(text -> PLACEHOLDER.matcher(text).find());
    }

    @Test
    void read_everyOtherValue_isAllowed() {
        assertThat(OTHER_VALUES).containsOnlyKeys(parameters());
        assertThat(stack(OTHER_VALUES).functions()).hasSize(3);
    }

    @Test
    void parameters_all_areUsed() {
        Set<String> used = Stream.of("Conditions", "Globals", "Resources", "Outputs")
                .map(section -> written().path(section))
                .flatMap(ProjectTemplateTest::references)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(used).containsAll(parameters());
    }

    @Test
    void conditions_all_areUsed() {
        Stream<JsonNode> resources = written().path("Resources").valueStream();
        Set<String> used = Stream.concat(
                        resources.map(resource -> resource.path("Condition").asText()),
                        deep(written()).map(node -> node.path("Fn::If").path(0).asText()))
                .collect(Collectors.toSet());

        assertThat(used).containsAll(names(written().path("Conditions")));
    }

    @Test
    void parameters_all_haveADescriptionADefaultALabelAndAGroup() {
        JsonNode form = written().path("Metadata").path("AWS::CloudFormation::Interface");
        List<String> grouped = form.path("ParameterGroups")
                .valueStream()
                .flatMap(group -> group.path("Parameters").valueStream())
                .map(JsonNode::asText)
                .toList();

        assertThat(grouped).containsExactlyInAnyOrderElementsOf(parameters());
        assertThat(names(form.path("ParameterLabels"))).isEqualTo(parameters());
        assertThat(written().path("Parameters")).allSatisfy(parameter -> {
            assertThat(parameter.path("Description").asText()).isNotBlank();
            assertThat(parameter.has("Default")).isTrue();
            assertThat(parameter.has("AllowedPattern") == parameter.has("ConstraintDescription"))
                    .isTrue();
            assertThat(parameter.has("AllowedPattern") || parameter.has("AllowedValues"))
                    .isTrue();
        });
    }

    /** A version that is published for nothing fails the deployment, and one that is not leaves the alias with old settings. */
    @ParameterizedTest
    @MethodSource("everyParameter")
    void versionDescription_anotherValueOfAParameter_changesWithTheFunction(String parameter) {
        Map<String, String> other = Map.of(parameter, OTHER_VALUES.get(parameter));

        for (String function : functions()) {
            assertThat(!published(function, Map.of()).equals(published(function, other)))
                    .as("a new version of %s for another %s", function, parameter)
                    .isEqualTo(!versioned(function, Map.of()).equals(versioned(function, other)));
        }
    }

    /** SAM asks for a new version with each release; Lambda publishes none of a function that is the same. */
    @Test
    void description_ofEachFunction_namesTheProjectsVersion() throws IOException {
        String version = Pattern.compile("<artifactId>file-transfer</artifactId>\\s*<version>(.+)</version>")
                .matcher(Files.readString(Path.of("..", "..", "pom.xml")))
                .results()
                .map(match -> match.group(1))
                .findFirst()
                .orElseThrow();

        assertThat(functions())
                .allSatisfy(function -> assertThat(properties(function, Map.of())
                                .path("Description")
                                .asText())
                        .endsWith("(" + version + ")."));
    }

    /** Lambda takes no longer description. */
    @Test
    void versionDescription_longestNames_fits() {
        Map<String, String> longest = Map.of(
                "SourceBucket",
                "b".repeat(63),
                "DestinationBucket",
                "d".repeat(63),
                "SourcePrefix",
                "s".repeat(48),
                "DestinationPrefix",
                "r".repeat(48),
                "FilesPerInvocation",
                "100",
                "RetentionDays",
                "9999",
                "LogLevel",
                "DEBUG",
                "SnapStart",
                "DISABLED");

        assertThat(functions())
                .allSatisfy(function -> assertThat(published(function, longest)).hasSizeLessThanOrEqualTo(256));
    }

    @Test
    void names_ofEveryResource_beginWithTheStacksOrAreGenerated() {
        Stream<Map.Entry<String, JsonNode>> resources =
                written().path("Resources").propertyStream();

        assertThat(resources).allSatisfy(resource -> {
            ResourceType type =
                    ResourceType.of(new DocumentNode(resource.getValue().path("Type"), resource.getKey()));
            JsonNode name = resource.getValue().path("Properties").path(type.nameProperty());
            assertThat(name.isMissingNode() || name.toString().contains("AWS::StackName"))
                    .as("%s: %s", resource.getKey(), name)
                    .isTrue();
        });
    }

    @Test
    void dashboardName_sameStackNameInAnotherRegion_doesNotClash() {
        assertThat(properties("FileTransferDashboard", Map.of())
                        .path("DashboardName")
                        .asText())
                .isEqualTo("file-transfer-eu-west-1");
    }

    @Test
    void substitutions_ofTheStateMachine_areThoseOfTheDefinition() throws IOException {
        JsonNode machine =
                written().path("Resources").path("FileTransferStateMachine").path("Properties");
        String definition = Files.readString(
                Path.of("..", "..", machine.path("DefinitionUri").asText()));

        assertThat(names(machine.path("DefinitionSubstitutions")))
                .isEqualTo(PLACEHOLDER
                        .matcher(definition)
                        .results()
                        .map(match -> match.group(1))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void data_ofAStackThatIsDeleted_isKept() {
        Set<String> holdData = Set.of("AWS::S3::Bucket", "AWS::S3::BucketPolicy", "AWS::DynamoDB::Table");

        assertThat(written()
                        .path("Resources")
                        .valueStream()
                        .filter(resource ->
                                holdData.contains(resource.path("Type").asText())))
                .hasSize(4)
                .allSatisfy(resource -> {
                    assertThat(resource.path("DeletionPolicy").asText()).isEqualTo("RetainExceptOnCreate");
                    assertThat(resource.path("UpdateReplacePolicy").asText()).isEqualTo("Retain");
                });
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void statements_ofEveryRole_nameActionsAndResources(Map<String, String> parameters) {
        List<JsonNode> statements = resources(ResourceType.ROLE, parameters).stream()
                .flatMap(role -> role.properties().get("Policies").json().valueStream())
                .flatMap(policy ->
                        policy.path("PolicyDocument").path("Statement").valueStream())
                .toList();

        assertThat(statements).isNotEmpty().allSatisfy(statement -> {
            assertThat(texts(statement.path("Action"))).noneMatch(action -> action.contains("*"));
            if (texts(statement.path("Resource")).contains("*")) {
                assertThat(WITHOUT_RESOURCE).containsAll(texts(statement.path("Action")));
            }
        });
    }

    @Test
    void roles_areOneForEachFunctionAndOneForTheMachine() {
        Stack stack = stack(Map.of());
        Stream<String> roles = Stream.concat(
                stack.functions().stream().map(FunctionResource::roleArn),
                stack.stateMachines().stream().map(StateMachineResource::roleArn));

        assertThat(roles).doesNotHaveDuplicates().hasSize(4);
        assertThat(written().findValues("ManagedPolicyArns")).isEmpty();
    }

    /** What Lambda does with a function's role follows from the function's features: logs and traces. */
    @Test
    void platformActions_ofEachFunctionsRole_areThoseThatItsFeaturesNeed() {
        for (String function : functions()) {
            JsonNode features = properties(function, Map.of());
            Map<String, String> needed = new TreeMap<>();
            String logGroup = function.replace("Function", "LogGroup");
            String arn = "arn:aws:logs:eu-west-1:123456789012:log-group:%s:*"
                    .formatted(
                            properties(logGroup, Map.of()).path("LogGroupName").asText());
            assertThat(features.path("LoggingConfig").path("LogGroup").asText())
                    .isEqualTo(
                            properties(logGroup, Map.of()).path("LogGroupName").asText());
            needed.put("logs:CreateLogStream", arn);
            needed.put("logs:PutLogEvents", arn);
            assertThat(features.path("Tracing").asText()).isEqualTo("Active");
            needed.put("xray:PutTelemetryRecords", "*");
            needed.put("xray:PutTraceSegments", "*");

            assertThat(platformActions(function.replace("Function", "Role"))).isEqualTo(needed);
        }
    }

    private static Map<String, String> platformActions(String role) {
        Map<String, String> allowed = new TreeMap<>();
        deep(properties(role, Map.of()))
                .filter(node -> node.has("Action") && node.has("Resource"))
                .forEach(statement -> texts(statement.path("Action")).stream()
                        .filter(action -> Set.of("logs", "xray").contains(action.replaceFirst(":.*", "")))
                        .forEach(action ->
                                allowed.put(action, statement.path("Resource").asText())));
        return allowed;
    }

    @Test
    void platformActions_ofTheMachinesRole_areThoseForItsLogAndTraces() {
        JsonNode machine = properties("FileTransferStateMachine", Map.of());

        assertThat(machine.path("Tracing").path("Enabled").asBoolean()).isTrue();
        assertThat(machine.path("Logging").path("Destinations")).hasSize(1);
        assertThat(platformActions("FileTransferStateMachineRole").keySet()).isEqualTo(LOG_AND_TRACES_OF_A_MACHINE);
    }

    @Test
    void schedule_itsRole_mayStartExecutionsOfTheMachineAndNothingElse() {
        JsonNode target = properties("FileTransferSchedule", Map.of()).path("Target");
        List<JsonNode> statements = deep(properties("FileTransferScheduleRole", Map.of())
                        .path("Policies"))
                .filter(node -> node.has("Action"))
                .toList();

        assertThat(target.path("RoleArn").asText()).endsWith("role/file-transfer-FileTransferScheduleRole");
        assertThat(target.path("Arn").asText())
                .isEqualTo(stack(Map.of()).outputs().get("StateMachineArn"));
        assertThat(statements).singleElement().satisfies(statement -> {
            assertThat(texts(statement.path("Action"))).containsExactly("states:StartExecution");
            assertThat(texts(statement.path("Resource")))
                    .containsExactly(target.path("Arn").asText());
        });
    }

    @Test
    void roles_areTrustedToTheServiceThatUsesThem() {
        Map<String, String> services = new TreeMap<>();
        resources(ResourceType.ROLE, Map.of())
                .forEach(role -> services.put(
                        role.identity().name(),
                        role.properties()
                                .json()
                                .path("AssumeRolePolicyDocument")
                                .findValue("Service")
                                .asText()));

        assertThat(services)
                .containsOnly(
                        Map.entry("file-transfer-FileTransferMasterRole", "lambda.amazonaws.com"),
                        Map.entry("file-transfer-FileTransferSlaveRole", "lambda.amazonaws.com"),
                        Map.entry("file-transfer-FileTransferStatusRole", "lambda.amazonaws.com"),
                        Map.entry("file-transfer-FileTransferStateMachineRole", "states.amazonaws.com"),
                        Map.entry("file-transfer-FileTransferScheduleRole", "scheduler.amazonaws.com"));
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void kms_withoutAKey_isNotAllowed(Map<String, String> parameters) {
        String key = parameters.getOrDefault("KmsKeyArn", "");
        List<JsonNode> statements = deep(properties("FileTransferSlaveRole", parameters))
                .filter(node -> texts(node.path("Action")).contains("kms:Decrypt"))
                .toList();

        assertThat(statements).hasSize(key.isEmpty() ? 0 : 1).allSatisfy(statement -> {
            assertThat(statement.path("Resource").asText()).isEqualTo(key);
            assertThat(texts(statement.path("Action"))).containsExactlyInAnyOrder("kms:Decrypt", "kms:GenerateDataKey");
        });
    }

    @Test
    void schedule_unlessAskedFor_isOff() {
        assertThat(properties("FileTransferSchedule", Map.of()).path("State").asText())
                .isEqualTo("DISABLED");
        assertThat(properties("FileTransferSchedule", OTHER_VALUES)
                        .path("State")
                        .asText())
                .isEqualTo("ENABLED");
    }

    @Test
    void email_unlessGiven_isNotSubscribed() {
        assertThat(properties("FileTransferEmail", Map.of()).isMissingNode()).isTrue();
        assertThat(properties("FileTransferEmail", OTHER_VALUES)
                        .path("Endpoint")
                        .asText())
                .isEqualTo("data@example.com");
    }

    @Test
    void failedExecutions_areToldToTheTopicThatLetsTheRulePublish() {
        JsonNode rule = properties("FileTransferFailedExecutions", Map.of());
        JsonNode topicPolicy = properties("FileTransferTopicPolicy", Map.of());
        Stack stack = stack(Map.of());
        String topic = stack.outputs().get("TopicArn");

        assertThat(rule.path("EventPattern").path("detail").path("stateMachineArn"))
                .extracting(JsonNode::asText)
                .containsExactly(stack.outputs().get("StateMachineArn"));
        assertThat(rule.path("EventPattern").path("detail").path("status"))
                .extracting(JsonNode::asText)
                .containsExactly("FAILED", "TIMED_OUT", "ABORTED");
        assertThat(rule.path("Targets").path(0).path("Arn").asText()).isEqualTo(topic);
        assertThat(topicPolicy.findValuesAsText("Service"))
                .containsExactlyInAnyOrder("events.amazonaws.com", "cloudwatch.amazonaws.com");
        assertThat(topicPolicy.findParents("Principal"))
                .allSatisfy(statement -> assertThat(statement.has("Condition"))
                        .as("a condition, which EventBridge does not support")
                        .isEqualTo(!statement
                                .path("Principal")
                                .path("Service")
                                .asText()
                                .startsWith("events.")));
        assertThat(resources(ResourceType.ALARM, Map.of()))
                .allSatisfy(alarm -> assertThat(alarm.properties()
                                .json()
                                .path("AlarmActions")
                                .path(0)
                                .asText())
                        .isEqualTo(topic));
    }

    /** Each line of a template of text is a quoted text of its own. */
    @Test
    void notification_ofAFailedExecution_namesOnlyWhatIsTakenFromTheEvent() {
        JsonNode transformer = properties("FileTransferFailedExecutions", Map.of())
                .path("Targets")
                .path(0)
                .path("InputTransformer");
        String text = transformer.path("InputTemplate").asText();

        assertThat(text.lines()).hasSize(3).allMatch(line -> line.matches("\"[^\"]+\""));
        assertThat(Pattern.compile("<([a-z]+)>").matcher(text).results().map(match -> match.group(1)))
                .containsExactlyInAnyOrderElementsOf(names(transformer.path("InputPathsMap")));
    }

    @Test
    void dashboard_isJsonWhoseWidgetsDoNotOverlap() throws IOException {
        JsonNode widgets = new ObjectMapper()
                .readTree(properties("FileTransferDashboard", Map.of())
                        .path("DashboardBody")
                        .asText())
                .path("widgets");
        Set<String> cells = new TreeSet<>();

        assertThat(widgets).hasSize(7).allSatisfy(widget -> {
            for (int x = 0; x < widget.path("width").asInt(); x++) {
                for (int y = 0; y < widget.path("height").asInt(); y++) {
                    assertThat(cells.add((widget.path("x").asInt() + x) + ","
                                    + (widget.path("y").asInt() + y)))
                            .isTrue();
                }
            }
        });
    }

    @Test
    void bucket_thatTheStackCreates_isHardened() {
        JsonNode bucket = properties("Integration", Map.of());
        JsonNode policy = properties("IntegrationPolicy", Map.of());

        assertThat(bucket.path("PublicAccessBlockConfiguration"))
                .hasSize(4)
                .allSatisfy(block -> assertThat(block.asBoolean()).isTrue());
        assertThat(bucket.path("VersioningConfiguration").path("Status").asText())
                .isEqualTo("Enabled");
        assertThat(bucket.findValuesAsText("SSEAlgorithm")).containsExactly("AES256");
        assertThat(bucket.findValuesAsText("NoncurrentDays")).containsExactly("30");
        assertThat(bucket.findValuesAsText("DaysAfterInitiation")).containsExactly("2");
        assertThat(policy.findValue("Statement").path(0).path("Effect").asText())
                .isEqualTo("Deny");
        assertThat(policy.findValue("aws:SecureTransport").asText()).isEqualTo("false");
        assertThat(texts(policy.findValue("Resource")))
                .containsExactly("arn:aws:s3:::file-transfer-integration", "arn:aws:s3:::file-transfer-integration/*");
        assertThat(properties("Integration", OTHER_VALUES).isMissingNode()).isTrue();
        assertThat(properties("Integration", Map.of("KmsKeyArn", OTHER_VALUES.get("KmsKeyArn")))
                        .findValuesAsText("SSEAlgorithm"))
                .containsExactly("aws:kms");
    }

    @Test
    void startExecutionCommand_isComplete() {
        assertThat(stack(Map.of()).outputs())
                .containsEntry(
                        "StartExecutionCommand",
                        "aws stepfunctions start-execution --region eu-west-1 --state-machine-arn"
                                + " arn:aws:states:eu-west-1:123456789012:stateMachine:file-transfer-state-machine");
    }

    private static Stream<String> references(JsonNode section) {
        return deep(section)
                .flatMap(node -> Stream.concat(
                        Stream.of(node.path("Ref").asText()),
                        node.isTextual()
                                ? PLACEHOLDER.matcher(node.asText()).results().map(match -> match.group(1))
                                : Stream.empty()));
    }

    private static List<String> functions() {
        return List.of("FileTransferMasterFunction", "FileTransferSlaveFunction", "FileTransferStatusFunction");
    }

    private static String published(String function, Map<String, String> parameters) {
        return properties(function, parameters).path("VersionDescription").asText();
    }

    /** Returns what a version of a function holds on to. */
    private static Map<String, JsonNode> versioned(String function, Map<String, String> parameters) {
        Set<String> ofTheFunctionItself =
                Set.of("VersionDescription", "EventInvokeConfig", "ReservedConcurrentExecutions");
        return properties(function, parameters)
                .propertyStream()
                .filter(property -> !ofTheFunctionItself.contains(property.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static List<String> texts(JsonNode oneOrMany) {
        return oneOrMany.isArray()
                ? oneOrMany.valueStream().map(JsonNode::asText).toList()
                : List.of(oneOrMany.asText());
    }
}
