package io.filetransfer.emulator.states.engine;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One revision of a state machine.
 *
 * @param arn its ARN
 * @param name its name
 * @param roleArn the role it would assume on AWS
 * @param definition the definition's text exactly as it was given
 * @param graph the states of the definition
 * @param timeoutSeconds how long an execution may take
 * @param creationDate when the machine was created
 * @param updateDate when this revision was made
 * @param revisionId names the revision; empty for the first
 */
public record Machine(
        String arn,
        String name,
        String roleArn,
        String definition,
        StateGraph graph,
        OptionalLong timeoutSeconds,
        Instant creationDate,
        Instant updateDate,
        Optional<String> revisionId) {}
