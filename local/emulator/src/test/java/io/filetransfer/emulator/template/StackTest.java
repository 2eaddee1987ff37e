package io.filetransfer.emulator.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filetransfer.emulator.document.InvalidDocumentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;

class StackTest {

    private static final Path TEMPLATE = Path.of("..", "..", "template.yaml");

    @TempDir
    private Path folder;

    @Test
    void read_projectTemplate_resolvesFunctions() {
        Stack stack = read(TEMPLATE, Map.of("DestinationBucket", "refined-bucket"));

        assertThat(stack.functions())
                .extracting(FunctionResource::name)
                .containsExactly("file-transfer-master", "file-transfer-slave", "file-transfer-status");
        FunctionResource master = stack.functions().getFirst();
        assertThat(master.handler()).isEqualTo("io.filetransfer.master.MasterHandler");
        assertThat(master.code()).endsWithRaw(Path.of("master-lambda", "target", "master-lambda.jar"));
        assertThat(master.timeout()).isEqualTo(Duration.ofMinutes(5));
        assertThat(master.environment())
                .containsEntry("SOURCE_BUCKET", "file-transfer-integration")
                .containsEntry("DESTINATION_BUCKET", "refined-bucket")
                .containsEntry("SOURCE_PREFIX", "raw")
                .containsEntry("DESTINATION_PREFIX", "refined")
                .containsEntry("STATUS_TABLE", "file-transfer-status")
                .containsEntry("EXECUTIONS_TABLE", "file-transfer-executions")
                .containsEntry("RETENTION_DAYS", "90")
                .containsEntry(
                        "SLAVE_FUNCTION", "arn:aws:lambda:eu-west-1:123456789012:function:file-transfer-slave:live");
        assertThat(master.roleArn()).isEqualTo("arn:aws:iam::123456789012:role/file-transfer-FileTransferMasterRole");
        assertThat(master.alias()).contains("live");
        assertThat(master.snapStart()).isTrue();
        assertThat(master.logGroup()).isEqualTo("/aws/lambda/file-transfer-master");
        assertThat(master.logLevel()).isEqualTo("TRACE");
        assertThat(stack.functions().get(1).eventInvoke())
                .isEqualTo(new EventInvokeResource(
                        2,
                        Duration.ofHours(6),
                        Optional.of("arn:aws:lambda:eu-west-1:123456789012:function:file-transfer-status:live")));
        assertThat(stack.functions().getLast().environment())
                .containsEntry("ACTIVITY_ARN", "arn:aws:states:eu-west-1:123456789012:activity:file-transfer");
    }

    @Test
    void read_projectTemplate_resolvesTableActivityAndMachine() {
        Stack stack = read(TEMPLATE, Map.of());

        assertThat(stack.tables())
                .extracting(TableResource::name)
                .containsExactly("file-transfer-status", "file-transfer-executions");
        assertThat(stack.tables()).extracting(TableResource::expiryAttribute).containsOnly(Optional.of("expires_at"));
        assertThat(stack.tables().getFirst().indexes())
                .extracting(GlobalSecondaryIndex::indexName)
                .containsExactly("unfinished");
        assertThat(stack.tables().getFirst().keySchema())
                .singleElement()
                .satisfies(key -> assertThat(key.attributeName()).isEqualTo("file_name"));
        assertThat(stack.activities()).containsExactly("file-transfer");
        StateMachineResource machine = stack.stateMachines().getFirst();
        assertThat(machine.arn())
                .isEqualTo("arn:aws:states:eu-west-1:123456789012:stateMachine:file-transfer-state-machine");
        assertThat(machine.definition())
                .contains("\"arn:aws:states:eu-west-1:123456789012:activity:file-transfer\"")
                .contains("\"arn:aws:lambda:eu-west-1:123456789012:function:file-transfer-master:live\"")
                .doesNotContain("${");
    }

    @Test
    void read_unknownAndForbiddenParameters_listsAll() {
        assertThatThrownBy(() ->
                        read(TEMPLATE, Map.of("SourcePrefix", "/raw", "Bukket", "x", "FilesPerInvocation", "101")))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessageContaining("parameter FilesPerInvocation is '101', expected a whole number from 1 to 100")
                .hasMessageContaining("parameter 'Bukket' is unknown")
                .hasMessageContaining("parameter SourcePrefix is '/raw', expected a folder such as raw");
    }

    @Test
    void read_globalsAndOwnProperties_areMerged() throws IOException {
        Path template = write("""
                Globals:
                  Function:
                    Runtime: java25
                    Timeout: 7
                    Environment:
                      Variables: {A: global, B: global}
                Resources:
                  F:
                    Type: AWS::Serverless::Function
                    Properties:
                      FunctionName: f
                      CodeUri: f.jar
                      Handler: F
                      Role: r
                      LoggingConfig: {LogFormat: JSON}
                      Environment:
                        Variables: {B: own, C: !Sub "${AWS::Region}-${!kept}"}
                """);

        FunctionResource function = read(template, Map.of()).functions().getFirst();

        assertThat(function.environment())
                .containsExactlyInAnyOrderEntriesOf(Map.of("A", "global", "B", "own", "C", "eu-west-1-${kept}"));
        assertThat(function.timeout()).isEqualTo(Duration.ofSeconds(7));
        assertThat(function.memoryMegabytes()).isEqualTo(128);
    }

    @Test
    void read_tableWithRangeKeyIndexExpiryAndEncryption_isRead() throws IOException {
        Path template = write("""
                Parameters:
                  Expiry: {Type: String, Default: expires_at}
                Resources:
                  T:
                    Type: AWS::DynamoDB::Table
                    Properties:
                      TableName: t
                      BillingMode: PAY_PER_REQUEST
                      SSESpecification: {SSEEnabled: true}
                      TimeToLiveSpecification: {AttributeName: !Ref Expiry, Enabled: true}
                      AttributeDefinitions:
                        - {AttributeName: a, AttributeType: S}
                        - {AttributeName: b, AttributeType: N}
                      KeySchema:
                        - {AttributeName: a, KeyType: HASH}
                        - {AttributeName: b, KeyType: RANGE}
                      GlobalSecondaryIndexes:
                        - IndexName: i
                          KeySchema: [{AttributeName: b, KeyType: HASH}]
                          Projection: {ProjectionType: INCLUDE, NonKeyAttributes: [c]}
                """);

        TableResource table = read(template, Map.of()).tables().getFirst();

        assertThat(table.expiryAttribute()).contains("expires_at");
        assertThat(table.keySchema())
                .extracting(key -> key.attributeName() + " " + key.keyTypeAsString())
                .containsExactly("a HASH", "b RANGE");
        assertThat(table.attributes())
                .extracting(attribute -> attribute.attributeName() + " " + attribute.attributeTypeAsString())
                .containsExactly("a S", "b N");
        assertThat(table.indexes()).singleElement().satisfies(index -> {
            assertThat(index.indexName()).isEqualTo("i");
            assertThat(index.keySchema())
                    .singleElement()
                    .satisfies(key -> assertThat(key.attributeName()).isEqualTo("b"));
            assertThat(index.projection().projectionTypeAsString()).isEqualTo("INCLUDE");
            assertThat(index.projection().nonKeyAttributes()).containsExactly("c");
        });
    }

    @Test
    void read_expiryNotEnabled_isNone() throws IOException {
        assertThat(read(write(table("TimeToLiveSpecification: {AttributeName: a, Enabled: false}")), Map.of())
                        .tables()
                        .getFirst()
                        .expiryAttribute())
                .isEmpty();
    }

    @Test
    void read_unknownPartsOfATable_areRefusedByName() throws IOException {
        assertRefused(
                table("LocalSecondaryIndexes: []"), "Resources.T.Properties.LocalSecondaryIndexes is not supported");
        assertRefused(
                table("SSESpecification: {KMSMasterKeyId: k}"), "SSESpecification.KMSMasterKeyId is not supported");
        assertRefused(
                table("TimeToLiveSpecification: {Enabled: true}"), "TimeToLiveSpecification.AttributeName is missing");
        assertRefused(
                table("TimeToLiveSpecification: {Attribute: a}"), "TimeToLiveSpecification.Attribute is not supported");
        assertRefused(
                table("GlobalSecondaryIndexes: [{IndexName: i, ProvisionedThroughput: {}}]"),
                "Resources.T.Properties.GlobalSecondaryIndexes[0].ProvisionedThroughput is not supported");
        assertRefused(
                table("GlobalSecondaryIndexes: [{IndexName: i}]"),
                "GlobalSecondaryIndexes[0].KeySchema is missing, expected a list");
        assertRefused(
                table("GlobalSecondaryIndexes: [{IndexName: i, KeySchema: [{AttributeName: a, KeyType: SORT}]}]"),
                "GlobalSecondaryIndexes[0].KeySchema[0].KeyType is 'SORT', expected one of");
        assertRefused(
                table("GlobalSecondaryIndexes: [{IndexName: i, KeySchema: [{AttributeName: a, KeyType: HASH}],"
                        + " Projection: {ProjectionType: SOME}}]"),
                "GlobalSecondaryIndexes[0].Projection.ProjectionType is 'SOME', expected one of");
    }

    @Test
    void read_numbersGivenByParameters_areNumbers() throws IOException {
        Path template = write(retries("!Ref Attempts"));

        assertThat(read(template, Map.of()).functions().getFirst().eventInvoke().maximumRetryAttempts())
                .isOne();
        assertThat(read(template, Map.of("Attempts", "0"))
                        .functions()
                        .getFirst()
                        .eventInvoke()
                        .maximumRetryAttempts())
                .isZero();
        assertRefused(
                retries("!Ref Text"), "EventInvokeConfig.MaximumRetryAttempts is 'many', expected a whole number");
        assertRefused(retries("1.5"), "EventInvokeConfig.MaximumRetryAttempts is '1.5', expected a whole number");
    }

    @Test
    void read_unsupportedParts_areRefusedByName() throws IOException {
        assertRefused(
                "Resources: {S: {Type: AWS::Kinesis::Stream}}",
                "Resources.S.Type is 'AWS::Kinesis::Stream', expected one of");
        assertRefused(
                "Resources: {A: {Type: AWS::StepFunctions::Activity, Properties: {Name: a, Tags: []}}}",
                "Tags is not supported by the local run");
        assertRefused(
                "Resources: {A: {Type: AWS::DynamoDB::Table, Properties: {BillingMode: !Join [X, [a, b]]}}}",
                "Resources.A.Properties.BillingMode: Fn::Join is not supported");
        assertRefused(
                "Resources: {A: {Type: AWS::DynamoDB::Table, Properties: {BillingMode: !Ref Nowhere}}}",
                "'Nowhere' is neither a parameter nor a resource");
        assertRefused(
                "Resources: {T: {Type: AWS::SNS::Topic}, A: {Type: AWS::DynamoDB::Table, Properties: {BillingMode: !GetAtt T.Owner}}}",
                "attribute 'Owner' of T is not supported by the local run, expected one of [TopicArn, TopicName]");
        assertRefused(
                "Resources: {F: {Type: AWS::Serverless::Function, Properties: {Runtime: python3.13}}}",
                "Runtime is 'python3.13', expected java25");
        assertRefused(
                "Resources: {F: {Type: AWS::Serverless::Function, Properties: {Runtime: java25}}}",
                "Resources.F.Properties.Role is missing");
    }

    @Test
    void read_whatWouldHaveToBeIgnored_isRefusedByName() throws IOException {
        assertRefused("Mappings: {M: {}}", "Mappings is not supported");
        assertRefused("Globals: {Api: {}}", "Globals.Api is not supported");
        assertRefused(
                "Resources: {A: {Type: AWS::StepFunctions::Activity, DependsOn: B}}",
                "Resources.A.DependsOn is not supported");
        assertRefused(function(destination("OnSuccess: {}")), "DestinationConfig.OnSuccess is not supported");
        assertRefused(
                function(destination("OnFailure: {Type: SQS, Destination: q}")),
                "DestinationConfig.OnFailure.Type is 'SQS', expected Lambda");
        assertRefused(
                function(destination("OnFailure: {Type: Lambda}")),
                "DestinationConfig.OnFailure.Destination is missing, expected the ARN of a function");
        assertRefused(function("LoggingConfig: {LogFormat: XML}"), "LogFormat is 'XML', expected JSON");
        assertRefused(function("LoggingConfig: {}"), "LogFormat is 'Text', expected JSON");
        assertRefused(
                function("SnapStart: {ApplyOn: All}"), "ApplyOn is 'All', expected one of [None, PublishedVersions]");
        assertRefused(function("Policies: [AmazonS3FullAccess]"), "Policies is not supported");
        assertRefused(
                "Resources: {T: {Type: AWS::DynamoDB::Table, Properties: {TableName: t, BillingMode: PROVISIONED}}}",
                "Resources.T.Properties.BillingMode is 'PROVISIONED'");
        assertRefused("Parameters: {P: {Type: String, NoEcho: true}}", "Parameters.P.NoEcho");
        assertRefused("Parameters: {P: {Type: Number}}", "Parameters.P.Type is 'Number', expected String");
        assertRefused("Parameters: {P: {Type: String}}", "parameter P has no default, expected a value");
    }

    @Test
    void read_conditions_decideWhatIsCreatedAndWhatIsMeant() throws IOException {
        Path template = write("""
                Parameters:
                  Name: {Type: String, Default: ""}
                  Size: {Type: String, Default: 1}
                Conditions:
                  Named: !Not [!Equals [!Ref Name, ""]]
                  Large: !Equals [!Ref Size, 2]
                  Both: !And [!Condition Named, !Condition Large]
                  Any: !Or [!Condition Named, !Condition Large]
                Resources:
                  Any:
                    Type: AWS::StepFunctions::Activity
                    Condition: Any
                    Properties: {Name: !If [Named, !Ref Name, nameless]}
                  Both:
                    Type: AWS::StepFunctions::Activity
                    Condition: Both
                    Properties: {Name: !Sub ["${AWS::StackName}-${Size}-${Of}", {Of: !If [Named, !Ref Name, x]}]}
                """);

        assertThat(read(template, Map.of()).activities()).isEmpty();
        assertThat(read(template, Map.of("Name", "a")).activities()).containsExactly("a");
        assertThat(read(template, Map.of("Size", "2")).activities()).containsExactly("nameless");
        assertThat(read(template, Map.of("Name", "a", "Size", "2")).activities())
                .containsExactly("a", "file-transfer-2-a");
    }

    @Test
    void read_rules_areCheckedWithTheirOwnTextAsTheError() throws IOException {
        Path template = write("""
                Parameters:
                  A: {Type: String, Default: a}
                  B: {Type: String, Default: b}
                Rules:
                  Apart:
                    RuleCondition: !Not [!Equals [!Ref A, free]]
                    Assertions:
                      - {Assert: !Not [!Equals [!Ref A, !Ref B]], AssertDescription: A is B}
                      - {Assert: !Not [!Equals [!Ref B, c]], AssertDescription: B is c}
                """);

        assertThat(read(template, Map.of()).functions()).isEmpty();
        assertThat(read(template, Map.of("A", "free", "B", "free")).functions()).isEmpty();
        assertThatThrownBy(() -> read(template, Map.of("A", "c", "B", "c")))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessage("A is B; B is c");
        assertRefused(
                "Rules: {R: {Assertions: [{Assert: !Contains [[a], b]}]}}",
                "Rules.R.Assertions[0].Assert: {\"Fn::Contains\"");
        assertRefused("Rules: {R: {Condition: C}}", "Rules.R.Condition is not supported");
    }

    @Test
    void read_projectTemplate_takesTheSameFolderInTwoBucketsOnly() {
        assertThat(read(TEMPLATE, Map.of("DestinationPrefix", "raw", "DestinationBucket", "lake"))
                        .functions())
                .hasSize(3);
        assertThatThrownBy(() -> read(
                        TEMPLATE,
                        Map.of("DestinationPrefix", "raw", "DestinationBucket", "lake", "SourceBucket", "lake")))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessageContaining("are the same folder of one bucket");
    }

    @Test
    void read_noValue_leavesThePropertyOut() throws IOException {
        Path template =
                write("""
                Parameters:
                  Limit: {Type: String, Default: 0}
                Conditions:
                  Limited: !Not [!Equals [!Ref Limit, 0]]
                Globals: {Function: {LoggingConfig: {LogFormat: JSON}}}
                """ + function("ReservedConcurrentExecutions: !If [Limited, !Ref Limit, !Ref AWS::NoValue]"));

        assertThat(read(template, Map.of()).functions().getFirst().reservedConcurrency())
                .isEmpty();
        assertThat(read(template, Map.of("Limit", "7")).functions().getFirst().reservedConcurrency())
                .hasValue(7);
    }

    @Test
    void read_conditionsThatLeadNowhere_areRefusedByName() throws IOException {
        assertRefused("Conditions: {C: true}", "Conditions.C: true is not supported");
        assertRefused("Conditions: {C: !Equals [!Ref P, a]}", "Conditions.C: {\"Ref\":\"P\"} is not supported");
        assertRefused("Conditions: {C: !Not [!Condition D]}", "Conditions.C: 'D' is not a condition of the template");
        assertRefused(
                "Resources: {A: {Type: AWS::StepFunctions::Activity, Condition: C}}",
                "Resources.A.Condition: 'C' is not a condition of the template");
        assertRefused("""
                Conditions: {C: !Equals [a, b]}
                Resources:
                  A: {Type: AWS::StepFunctions::Activity, Condition: C}
                  B: {Type: AWS::StepFunctions::Activity, Properties: {Name: !Ref A}}
                """, "'A' is neither a parameter nor a resource");
    }

    @Test
    void read_valuesThatAParameterDoesNotAllow_areListed() throws IOException {
        Path template = write("""
                Parameters:
                  Level: {Type: String, Default: INFO, AllowedValues: [INFO, WARN]}
                  Short: {Type: String, Default: a, MaxLength: 3}
                  Digits: {Type: String, Default: 1, AllowedPattern: "[0-9]|10"}
                """);

        assertThatThrownBy(() -> read(template, Map.of("Level", "LOUD", "Short", "abcd", "Digits", "1\n")))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessageContaining("parameter Level is 'LOUD', expected one of [\"INFO\",\"WARN\"]")
                .hasMessageContaining("parameter Short is 'abcd', expected at most 3 characters")
                .hasMessageContaining("parameter Digits is '1\n', expected something that matches [0-9]|10");
    }

    @Test
    void read_whatHasNoEffectHere_isSaid() throws IOException {
        Path template = write("""
                Resources:
                  T: {Type: AWS::SNS::Topic}
                  B: {Type: AWS::S3::Bucket, Properties: {VersioningConfiguration: {Status: Enabled}}}
                """);

        Stack stack = read(template, Map.of());

        assertThat(stack.leftOut()).containsExactly("notifications", "versions of objects");
        assertThat(stack.buckets()).containsExactly("file-transfer-b");
    }

    @Test
    void read_projectTemplate_hasTheRoleOfEachFunctionAndOfTheMachine() {
        Stack stack = read(TEMPLATE, Map.of("SourceBucket", "raw-bucket"));

        assertThat(stack.roles())
                .extracting(RoleResource::arn)
                .containsAll(stack.functions().stream()
                        .map(FunctionResource::roleArn)
                        .toList())
                .contains(stack.stateMachines().getFirst().roleArn());
        assertThat(stack.roles().getFirst().policies().toString())
                .contains("arn:aws:s3:::raw-bucket", "\"s3:prefix\":\"raw/*\"")
                .doesNotContain("Fn::");
    }

    @Test
    void read_policiesThatCannotBeDecidedOn_areRefusedByName() throws IOException {
        assertRefused(
                role("[{PolicyName: p, PolicyDocument: {Version: '2012-10-17', Statement:"
                        + " [{Effect: Allow, NotAction: 's3:*', Resource: '*'}]}}]"),
                "Resources.R.Properties.Policies[0].PolicyDocument.Statement[0].NotAction is not supported");
        assertRefused(role("[{PolicyDocuments: {}}]"), "Policies[0].PolicyDocuments is not supported");
        assertRefused(
                "Resources: {R: {Type: AWS::IAM::Role, Properties: {ManagedPolicyArns: []}}}", "ManagedPolicyArns");
    }

    @Test
    void read_notYamlOrMissing_saysSo() throws IOException {
        assertRefused("a: [", "is not YAML");
        assertThatThrownBy(() -> read(folder.resolve("none.yaml"), Map.of()))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessageContaining("cannot read template");
    }

    private static String table(String property) {
        return """
                Resources:
                  T:
                    Type: AWS::DynamoDB::Table
                    Properties:
                      TableName: t
                      BillingMode: PAY_PER_REQUEST
                      AttributeDefinitions: [{AttributeName: a, AttributeType: S}]
                      KeySchema: [{AttributeName: a, KeyType: HASH}]
                      %s
                """.formatted(property);
    }

    private static String function(String property) {
        return """
                Resources:
                  F:
                    Type: AWS::Serverless::Function
                    Properties:
                      Runtime: java25
                      CodeUri: f.jar
                      Handler: F
                      Role: r
                      %s
                """.formatted(property);
    }

    private static String destination(String field) {
        return "EventInvokeConfig: {DestinationConfig: {%s}}".formatted(field);
    }

    private static String role(String policies) {
        return "Resources: {R: {Type: AWS::IAM::Role, Properties: {Policies: %s}}}".formatted(policies);
    }

    private static String retries(String attempts) {
        return """
                Parameters:
                  Attempts: {Type: String, Default: 1}
                  Text: {Type: String, Default: many}
                Resources:
                  F:
                    Type: AWS::Serverless::Function
                    Properties:
                      FunctionName: f
                      Runtime: java25
                      CodeUri: f.jar
                      Handler: F
                      Role: r
                      LoggingConfig: {LogFormat: JSON}
                      EventInvokeConfig: {MaximumRetryAttempts: %s}
                """.formatted(attempts);
    }

    private void assertRefused(String yaml, String message) throws IOException {
        Path template = write(yaml);
        assertThatThrownBy(() -> read(template, Map.of()))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessageContaining(message);
    }

    private Path write(String yaml) throws IOException {
        return Files.writeString(folder.resolve("template.yaml"), yaml);
    }

    private static Stack read(Path template, Map<String, String> parameters) {
        return Stack.read(template, parameters, new DeploymentTarget("file-transfer", "eu-west-1", "123456789012"));
    }
}
