package io.filetransfer.emulator.states.engine;

import java.time.Instant;
import java.util.Optional;

/**
 * One revision of a state machine.
 *
 * @param arn its ARN
 * @param name its name
 * @param roleArn the role it would assume on AWS
 * @param definition what it runs
 * @param creationDate when the machine was created
 * @param updateDate when this revision was made
 * @param revisionId names the revision; empty for the first
 */
public record Machine(
        String arn,
        String name,
        String roleArn,
        Definition definition,
        Instant creationDate,
        Instant updateDate,
        Optional<String> revisionId) {}
