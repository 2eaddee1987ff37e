package io.filetransfer.emulator.cloud;

import io.filetransfer.emulator.dynamodb.DynamoDbPermissions;
import io.filetransfer.emulator.dynamodb.EmbeddedDynamoDb;
import io.filetransfer.emulator.http.AwsService;
import io.filetransfer.emulator.http.Gateway;
import io.filetransfer.emulator.http.RequestObserver;
import io.filetransfer.emulator.iam.CallLog;
import io.filetransfer.emulator.iam.Denied;
import io.filetransfer.emulator.iam.Guard;
import io.filetransfer.emulator.iam.GuardedService;
import io.filetransfer.emulator.iam.RequestPermissions;
import io.filetransfer.emulator.iam.Session;
import io.filetransfer.emulator.iam.policy.Policies;
import io.filetransfer.emulator.lambda.LambdaOptions;
import io.filetransfer.emulator.lambda.LambdaService;
import io.filetransfer.emulator.s3.EmbeddedS3;
import io.filetransfer.emulator.states.StepFunctionsService;
import io.filetransfer.emulator.template.RoleResource;
import io.filetransfer.emulator.template.Stack;
import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.s3.S3Client;

/** S3, DynamoDB, Lambda and Step Functions in this process, behind one endpoint on 127.0.0.1, with a stack deployed to them. */
public final class LocalCloud implements AutoCloseable {

    private static final String STEP_FUNCTIONS = "states";

    private final Resources resources;
    private final EmbeddedS3 s3;
    private final CallLog calls;
    private final Gateway gateway;
    private final CloudClients clients;

    private LocalCloud(Resources resources, EmbeddedS3 s3, CallLog calls, Gateway gateway, CloudClients clients) {
        this.resources = resources;
        this.s3 = s3;
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
        return start(stack, options, RequestObserver.NONE);
    }

    /**
     * Starts the services and deploys the stack.
     *
     * @param stack what to deploy
     * @param options how to set the services up
     * @param observer sees every request to the endpoint, those of the deployment included
     * @return the running services
     * @throws io.filetransfer.emulator.http.PortUnavailableException when the port is taken
     */
    public static LocalCloud start(Stack stack, CloudOptions options, RequestObserver observer) {
        Resources resources = new Resources();
        try {
            return start(stack, options, observer, resources);
        } catch (RuntimeException e) {
            resources.close();
            throw e;
        }
    }

    private static LocalCloud start(Stack stack, CloudOptions options, RequestObserver observer, Resources resources) {
        EmbeddedS3 s3 = EmbeddedS3.inMemory();
        EmbeddedDynamoDb dynamoDb = resources.add(EmbeddedDynamoDb.inMemory());
        Guard guard = guard(stack);
        // Functions need the address, which is known only once the endpoint listens.
        AtomicReference<URI> endpoint = new AtomicReference<>();
        LambdaService lambda = resources.add(new LambdaService(lambdaOptions(options, endpoint::get), guard));
        StepFunctionsService stepFunctions = resources.add(new StepFunctionsService(
                role -> lambda.invoker(new Session(role, STEP_FUNCTIONS)),
                options.timeScale(),
                options.region(),
                options.accountId()));
        RequestPermissions toDynamoDb = new DynamoDbPermissions(options.region(), options.accountId());
        Map<String, AwsService> services = new HashMap<>(Map.of(
                "s3",
                new GuardedService(s3.service(), s3.permissions(), guard, Denied.S3),
                "dynamodb",
                new GuardedService(dynamoDb.service(), toDynamoDb, guard, Denied.JSON),
                "lambda",
                new GuardedService(lambda, lambda.permissions(), guard, Denied.LAMBDA),
                STEP_FUNCTIONS,
                new GuardedService(stepFunctions, stepFunctions.permissions(), guard, Denied.JSON)));
        services.replaceAll(observer::before);
        Gateway gateway = resources.add(Gateway.start(options.port(), services));
        endpoint.set(gateway.endpoint());
        CloudClients clients = resources.add(CloudClients.of(gateway.endpoint(), gateway.endpoint(), options.region()));
        new Deployer(clients, DeploymentOptions.EMBEDDED).deploy(stack);
        return new LocalCloud(resources, s3, guard.calls(), gateway, clients);
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

    /** Returns what the stack's roles have called, and what their policies have denied. Calls with other credentials are not in it. */
    public CallLog calls() {
        return calls;
    }

    /** Stops every service and every process that was started. Does nothing the second time. */
    @Override
    public void close() {
        resources.close();
    }

    /** Enforces the policies of the roles that the stack's functions and state machines have. */
    static Guard guard(Stack stack) {
        Set<Session> sessions = new HashSet<>();
        stack.functions().forEach(function -> sessions.add(new Session(function.roleArn(), function.name())));
        stack.stateMachines().forEach(machine -> sessions.add(new Session(machine.roleArn(), STEP_FUNCTIONS)));
        Set<String> assumed = sessions.stream().map(Session::roleArn).collect(Collectors.toSet());
        return new Guard(
                stack.roles().stream()
                        .filter(role -> assumed.contains(role.arn()))
                        .collect(Collectors.toMap(
                                RoleResource::arn, role -> Policies.parse(role.policies(), role.arn()))),
                sessions);
    }

    private static LambdaOptions lambdaOptions(CloudOptions options, Supplier<URI> endpoint) {
        return new LambdaOptions(
                options.region(),
                options.accountId(),
                endpoint,
                options.maxEnvironmentsPerFunction(),
                options.asyncRetryDelays(),
                options.workDirectory());
    }
}
