package io.filetransfer.runner.scenario;

import io.filetransfer.emulator.template.DeploymentTarget;
import io.filetransfer.emulator.template.Stack;
import io.filetransfer.emulator.template.StackChanges;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The template as scenarios deploy it. */
final class ScenarioStack {

    /** What S3 takes as a part at the least, so that a file need not be large to be copied in parts. */
    static final int PART_BYTES = 5 * 1024 * 1024;

    private static final Map<String, String> SETTINGS = Map.of(
            "MULTIPART_THRESHOLD_BYTES", Integer.toString(PART_BYTES),
            "PART_SIZE_BYTES", Integer.toString(PART_BYTES),
            "FILES_PER_INVOCATION", "1");

    private ScenarioStack() {}

    static Stack read(String name, Map<String, String> parameters) {
        Stack stack = Stack.read(
                Path.of("..", "..", "template.yaml"),
                parameters,
                new DeploymentTarget(
                        name, ScenarioEndpoint.REGION, Endpoints.declarations().account()));
        return StackChanges.environment(stack, own -> {
            Map<String, String> variables = new TreeMap<>(own);
            variables.putAll(SETTINGS);
            return variables;
        });
    }
}
