package io.filetransfer.runner.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.filetransfer.emulator.template.DeploymentTarget;
import io.filetransfer.emulator.template.FunctionResource;
import io.filetransfer.emulator.template.RoleResource;
import io.filetransfer.emulator.template.Stack;
import io.filetransfer.emulator.template.StateMachineResource;
import io.filetransfer.emulator.template.TableResource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/**
 * A system that moves the files.
 *
 * @param name the column's title
 * @param filesPerInvocation how many files an invocation of the slave moves
 * @param stack what is deployed
 */
record Candidate(String name, int filesPerInvocation, Stack stack) {

    static final String ARTICLE = "article's calls";

    private static final String INCOMPLETE = "io.filetransfer.status.FileTransferIncompleteException";
    private static final String INCOMPLETE_IN_ARTICLE = "io.filetransfer.baseline.IncompleteException";
    private static final String ALLOW_ALL =
            "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\"}]}";

    /** This project's functions, with a number of files an invocation. */
    static Candidate ours(String name, Path project, DeploymentTarget target, int filesPerInvocation) {
        Map<String, String> parameters = Map.of("FilesPerInvocation", Integer.toString(filesPerInvocation));
        return new Candidate(
                name, filesPerInvocation, Stack.read(project.resolve("template.yaml"), parameters, target));
    }

    /** The article's functions in the same stack, without the index and the snapshots that they do not know. */
    static Candidate article(Path project, Path jar, DeploymentTarget target) {
        Stack stack = ours(ARTICLE, project, target, 1).stack();
        return new Candidate(
                ARTICLE,
                1,
                new Stack(
                        stack.functions().stream()
                                .map(function ->
                                        changed(function, jar, articleHandler(function), false, OptionalInt.empty()))
                                .toList(),
                        stack.tables().stream().map(Candidate::withoutIndexes).toList(),
                        stack.buckets(),
                        stack.activities(),
                        stack.stateMachines().stream()
                                .map(Candidate::forArticle)
                                .toList(),
                        stack.roles().stream().map(Candidate::allowedAll).toList(),
                        stack.outputs(),
                        stack.leftOut()));
    }

    /** The functions run from copies: beside their jars are caches that Lambda does not have. */
    Candidate withJarsIn(Path folder) {
        return withFunctions(function -> changed(
                function,
                copied(function.code(), folder),
                function.handler(),
                function.snapStart(),
                function.reservedConcurrency()));
    }

    /** The same with a slave that is switched off, and without snapshots, so that none is ready all the same. */
    Candidate withoutSlaves() {
        return withFunctions(function -> changed(
                function,
                function.code(),
                function.handler(),
                false,
                FunctionRole.of(function.name()).equals(FunctionRole.SLAVE)
                        ? OptionalInt.of(0)
                        : function.reservedConcurrency()));
    }

    /** Returns the function with this role. */
    FunctionResource function(String role) {
        return stack.functions().stream()
                .filter(function -> FunctionRole.of(function.name()).equals(role))
                .findFirst()
                .orElseThrow();
    }

    private Candidate withFunctions(UnaryOperator<FunctionResource> change) {
        return new Candidate(
                name,
                filesPerInvocation,
                new Stack(
                        stack.functions().stream().map(change).toList(),
                        stack.tables(),
                        stack.buckets(),
                        stack.activities(),
                        stack.stateMachines(),
                        stack.roles(),
                        stack.outputs(),
                        stack.leftOut()));
    }

    private static FunctionResource changed(
            FunctionResource function, Path code, String handler, boolean snapStart, OptionalInt reservedConcurrency) {
        return new FunctionResource(
                function.name(),
                code,
                handler,
                function.environment(),
                function.timeout(),
                function.memoryMegabytes(),
                reservedConcurrency,
                function.eventInvoke(),
                function.roleArn(),
                function.alias(),
                snapStart,
                function.logGroup(),
                function.logLevel());
    }

    private static String articleHandler(FunctionResource function) {
        return "io.filetransfer.baseline"
                + function.handler().substring(function.handler().lastIndexOf('.'));
    }

    private static TableResource withoutIndexes(TableResource table) {
        return new TableResource(
                table.name(),
                table.attributes().stream()
                        .filter(attribute -> table.keySchema().stream()
                                .anyMatch(key -> key.attributeName().equals(attribute.attributeName())))
                        .toList(),
                table.keySchema(),
                List.of(),
                table.expiryAttribute());
    }

    private static StateMachineResource forArticle(StateMachineResource machine) {
        return new StateMachineResource(
                machine.name(),
                machine.arn(),
                machine.roleArn(),
                machine.definition().replace(INCOMPLETE, INCOMPLETE_IN_ARTICLE));
    }

    private static RoleResource allowedAll(RoleResource role) {
        try {
            JsonNode policy = new ObjectMapper().readTree(ALLOW_ALL);
            return new RoleResource(role.name(), role.arn(), List.of(policy));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the policy is JSON", e);
        }
    }

    private static Path copied(Path jar, Path folder) {
        try {
            Path copy =
                    Files.createDirectories(folder).resolve(jar.getFileName().toString());
            return Files.exists(copy) ? copy : Files.copy(jar, copy);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot copy " + jar, e);
        }
    }
}
