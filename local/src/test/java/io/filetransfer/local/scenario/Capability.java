package io.filetransfer.local.scenario;

/** What an endpoint may lack, as {@code scenario/endpoints/*.json} spell it. */
enum Capability {
    /** Runs the state machine: Lambda tasks, activities and retries. Without it scenarios invoke the functions by hand. */
    executions,
    /** Takes {@code GetActivityTask} and {@code SendTaskSuccess} or {@code SendTaskFailure}. */
    activities,
    /** Runs functions in Java 25. */
    functions,
    /** Repeats asynchronous invocations that fail. */
    asyncRetries,
    /** Deletes an object only if it has an entity tag. */
    conditionalDelete,
    /** Copies an object only if it has an entity tag, in one piece or in parts. */
    conditionalCopy,
    /** Copies objects in parts. */
    multipartCopy,
    /** Keeps content headers of an object that is copied in parts. */
    contentHeaders,
    /** Keeps checksums of objects, and shows them. */
    checksums,
    /** Keeps tags of objects. */
    tags,
    /** Refuses keys of more than 1,024 bytes. */
    keyLimit,
    /** Takes any key that S3 takes. */
    anyKey,
    /** Publishes versions that start from a snapshot. */
    snapStart
}
