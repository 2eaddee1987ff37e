package io.filetransfer.runner.scenario;

import io.filetransfer.emulator.template.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Gives scenarios the world that they run in, made once for all of them, and leaves out what its endpoint cannot do: each is printed
 * with the reason when the run ends.
 */
final class Scenarios implements ExecutionCondition, ParameterResolver {

    private static final ExtensionContext.Namespace STORE = ExtensionContext.Namespace.create(Scenarios.class);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (context.getTestMethod().isEmpty()) {
            return docker(context);
        }
        Optional<String> missing = AnnotationSupport.findAnnotation(context.getElement(), Needs.class)
                .flatMap(needs -> Endpoints.declarations().missing(needs.value()));
        missing.ifPresent(reason ->
                run(context).leftOut.add(context.getRequiredTestMethod().getName() + ": " + reason));
        return missing.map(ConditionEvaluationResult::disabled)
                .orElseGet(() -> ConditionEvaluationResult.enabled("the endpoint has what it needs"));
    }

    private static ConditionEvaluationResult docker(ExtensionContext context) {
        if (!Endpoints.kind().equals("localstack") || LocalStackEndpoint.hasDocker()) {
            return ConditionEvaluationResult.enabled("there is what the endpoint runs on");
        }
        String reason = "LocalStack needs Docker, and there is none";
        run(context).leftOut.add("every scenario: " + reason);
        return ConditionEvaluationResult.disabled(reason);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == ScenarioWorld.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return run(context).world();
    }

    private static Run run(ExtensionContext context) {
        return context.getRoot().getStore(STORE).computeIfAbsent(Run.class, type -> new Run(), Run.class);
    }

    /** One run of the suite. */
    private static final class Run implements AutoCloseable {

        private final List<String> leftOut = new ArrayList<>();
        private Optional<ScenarioWorld> world = Optional.empty();

        ScenarioWorld world() {
            if (world.isEmpty()) {
                world = Optional.of(start());
            }
            return world.get();
        }

        /**
         * The name is new each time, as an endpoint that runs already may have stacks of earlier runs. The embedded services deploy the
         * stack when they start.
         */
        private static ScenarioWorld start() {
            String name = "scenario-" + UUID.randomUUID().toString().substring(0, 6);
            Stack stack = ScenarioStack.read(name, Map.of());
            ScenarioEndpoint endpoint = Endpoints.open(stack, workDirectory());
            System.out.println("Scenarios run on " + endpoint.name());
            return Endpoints.kind().equals("embedded")
                    ? ScenarioWorld.deployed(stack, endpoint)
                    : ScenarioWorld.deploy(stack, endpoint);
        }

        private static Path workDirectory() {
            try {
                return Files.createTempDirectory("scenario");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            world.ifPresent(ScenarioWorld::close);
            leftOut.forEach(line -> System.out.println("Left out on " + Endpoints.kind() + ": " + line));
        }
    }
}
