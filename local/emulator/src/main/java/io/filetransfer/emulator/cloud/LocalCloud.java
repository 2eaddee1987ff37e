package io.filetransfer.emulator.cloud;

import io.filetransfer.emulator.dynamodb.DynamoDbPermissions;
import io.filetransfer.emulator.dynamodb.EmbeddedDynamoDb;
import io.filetransfer.emulator.http.Gateway;
import io.filetransfer.emulator.iam.CallLog;
import io.filetransfer.emulator.iam.GuardedService.Denied;
import io.filetransfer.emulator.iam.RequestPermissions;
import io.filetransfer.emulator.lambda.AsyncFailure;
import io.filetransfer.emulator.lambda.LambdaOptions;
import io.filetransfer.emulator.lambda.LambdaPermissions;
import io.filetransfer.emulator.lambda.LambdaService;
import io.filetransfer.emulator.s3.EmbeddedS3;
import io.filetransfer.emulator.states.StepFunctionsService;
import io.filetransfer.emulator.template.Stack;
import java.net.URI;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.s3.S3Client;

/** S3, DynamoDB, Lambda and Step Functions in this process, behind one endpoint on 127.0.0.1, with a stack deployed to them. */
public final class LocalCloud implements AutoCloseable {

    private final Resources resources;
    private final EmbeddedS3 s3;
    private final LambdaService lambda;
    private final CallLog calls;
    private final Gateway gateway;
    private final CloudClients clients;

    private LocalCloud(
            Resources resources,
            EmbeddedS3 s3,
            LambdaService lambda,
            CallLog calls,
            Gateway gateway,
            CloudClients clients) {
        this.resources = resources;
        this.s3 = s3;
        this.lambda = lambda;
        this.calls = calls;
        this.gateway = gateway;
        this.clients = clients;
    }

    /**
     * Starts the services and deploys the stack.
     *
     * @param stack what to deploy
     * @param options how to set the services up
     * @return the running services
     * @throws io.filetransfer.emulator.http.PortUnavailableException when the port is taken
     */
    public static LocalCloud start(Stack stack, CloudOptions options) {
        Resources resources = new Resources();
        try {
            return start(stack, options, resources);
        } catch (RuntimeException e) {
            resources.close();
            throw e;
        }
    }

    private static LocalCloud start(Stack stack, CloudOptions options, Resources resources) {
        EmbeddedS3 s3 = EmbeddedS3.inMemory();
        EmbeddedDynamoDb dynamoDb = resources.add(EmbeddedDynamoDb.inMemory());
        Access access = Access.of(stack);
        Endpoint endpoint = new Endpoint();
        LambdaOptions lambdaOptions = lambdaOptions(options, endpoint);
        LambdaPermissions toLambda = new LambdaPermissions(lambdaOptions);
        LambdaService lambda = resources.add(new LambdaService(lambdaOptions, access.toDestinations(toLambda)));
        StepFunctionsService stepFunctions = resources.add(new StepFunctionsService(
                role -> access.guarded(lambda, toLambda, role),
                options.timeScale(),
                options.region(),
                options.accountId()));
        RequestPermissions toDynamoDb = new DynamoDbPermissions(options.region(), options.accountId());
        Gateway gateway = resources.add(Gateway.start(
                options.port(),
                Map.of(
                        "s3", access.guarded(s3.service(), s3.permissions(), Denied.S3),
                        "dynamodb", access.guarded(dynamoDb.service(), toDynamoDb, Denied.JSON),
                        "lambda", access.guarded(lambda, toLambda, Denied.LAMBDA),
                        "states", access.guarded(stepFunctions, stepFunctions.permissions(), Denied.JSON))));
        endpoint.set(gateway.endpoint());
        CloudClients clients = resources.add(CloudClients.of(gateway.endpoint(), gateway.endpoint(), options.region()));
        new Deployer(clients, DeploymentOptions.EMBEDDED).deploy(stack);
        return new LocalCloud(resources, s3, lambda, access.guard().calls(), gateway, clients);
    }

    /** Returns the endpoint of all four services, for {@code AWS_ENDPOINT_URL}. */
    public URI endpoint() {
        return gateway.endpoint();
    }

    /** Returns SDK clients for the endpoint. */
    public CloudClients clients() {
        return clients;
    }

    /** Returns a client that reaches S3 without the endpoint: what it does costs no connection and is in no log. */
    public S3Client directS3() {
        return s3.client();
    }

    /** Returns the asynchronous invocations that were given up, oldest first. */
    public List<AsyncFailure> asyncFailures() {
        return lambda.asyncFailures();
    }

    /** Returns what the stack's roles have called, and what their policies have denied. Calls with other credentials are not in it. */
    public CallLog calls() {
        return calls;
    }

    /** Stops every service and every process that was started. Does nothing the second time. */
    @Override
    public void close() {
        resources.close();
    }

    private static LambdaOptions lambdaOptions(CloudOptions options, Endpoint endpoint) {
        return new LambdaOptions(
                options.region(),
                options.accountId(),
                endpoint,
                options.maxEnvironmentsPerFunction(),
                options.asyncRetryDelays(),
                options.workDirectory());
    }
}
