package io.filetransfer.emulator.cloud;

import io.filetransfer.emulator.template.FunctionResource;
import io.filetransfer.emulator.template.Stack;
import io.filetransfer.emulator.template.StateMachineResource;
import io.filetransfer.emulator.template.TableResource;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.s3.model.BucketAlreadyExistsException;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;

/** Creates what a stack consists of through the services' own APIs, whatever AWS they belong to. */
public final class Deployer {

    private final CloudClients clients;
    private final FunctionDeployer functions;

    /**
     * Creates a deployer.
     *
     * @param clients for the endpoint to deploy to
     * @param options what the endpoint needs besides the template
     */
    public Deployer(CloudClients clients, DeploymentOptions options) {
        this.clients = clients;
        this.functions = new FunctionDeployer(clients.lambda(), options);
    }

    /**
     * Deploys a stack, functions before the machine that invokes them. Buckets may be there already; tables and functions of the same
     * names are refused by their services, since they may be other ones.
     *
     * @param stack what to deploy
     * @throws UnusableFunctionException when a function cannot start, as with unusable settings
     */
    public void deploy(Stack stack) {
        buckets(stack).forEach(this::createBucket);
        stack.tables().forEach(table -> createTable(clients.dynamoDb(), table));
        stack.activities().forEach(name -> clients.stepFunctions().createActivity(activity -> activity.name(name)));
        functions.deploy(stack.functions());
        stack.stateMachines().forEach(this::createStateMachine);
    }

    /** Besides the stack's own buckets those that exist elsewhere, which its functions are told of: here they have to be made. */
    private static Stream<String> buckets(Stack stack) {
        Stream<String> elsewhere = stack.functions().stream()
                .map(FunctionResource::environment)
                .map(Map::entrySet)
                .flatMap(variables -> variables.stream()
                        .filter(variable -> variable.getKey().endsWith("_BUCKET"))
                        .map(Map.Entry::getValue));
        return Stream.concat(stack.buckets().stream(), elsewhere).distinct();
    }

    private void createBucket(String name) {
        try {
            clients.s3().createBucket(bucket -> bucket.bucket(name));
        } catch (BucketAlreadyOwnedByYouException | BucketAlreadyExistsException alreadyThere) {
            // The zones may be in buckets that exist elsewhere.
        }
    }

    static void createTable(DynamoDbClient dynamoDb, TableResource table) {
        dynamoDb.createTable(request -> request.tableName(table.name())
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(table.attributes())
                .keySchema(table.keySchema())
                .globalSecondaryIndexes(table.indexes().isEmpty() ? null : table.indexes()));
        table.expiryAttribute()
                .ifPresent(attribute -> dynamoDb.updateTimeToLive(request -> request.tableName(table.name())
                        .timeToLiveSpecification(
                                expiry -> expiry.attributeName(attribute).enabled(true))));
    }

    private void createStateMachine(StateMachineResource resource) {
        clients.stepFunctions()
                .createStateMachine(machine -> machine.name(resource.name())
                        .definition(resource.definition())
                        .roleArn(resource.roleArn()));
    }
}
