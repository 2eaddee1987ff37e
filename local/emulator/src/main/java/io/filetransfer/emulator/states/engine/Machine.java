package io.filetransfer.emulator.states.engine;

import java.time.Instant;
import java.util.Optional;

/** One revision of a state machine, as of its update date; the first has no revision id. */
public record Machine(
        String arn,
        String name,
        String roleArn,
        Definition definition,
        Instant creationDate,
        Instant updateDate,
        Optional<String> revisionId) {}
