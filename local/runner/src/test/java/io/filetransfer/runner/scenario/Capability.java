package io.filetransfer.runner.scenario;

/** What an endpoint may lack, as {@code scenario/endpoints/*.json} spell it. */
enum Capability {
    /** Runs the state machine: Lambda tasks, activities and retries. Without it scenarios invoke the functions by hand. */
    executions,
    /** Repeats asynchronous invocations that fail. */
    asyncRetries,
    /** Takes any key that S3 takes. */
    anyKey,
    /** Refuses keys of more than 1,024 bytes. */
    keyLimit,
    /** Copies an object only if it has an entity tag. */
    conditionalCopy,
    /** Deletes an object only if it has an entity tag. */
    conditionalDelete,
    /** Copies objects in parts. */
    multipartCopy,
    /** Keeps objects' checksums, and shows them with their type. */
    checksums,
    /** Keeps objects' tags. */
    tags,
    /** Publishes versions that start from a snapshot. */
    snapStart
}
