package io.filetransfer.status;

/** How the fan-out of an execution's master has ended. */
public sealed interface FanOut {

    /** Master has started every file that it found, and so has listed the zone to its end. */
    record Complete() implements FanOut {}

    /** Nobody has said. */
    record Unknown() implements FanOut {}

    /** Master's last run has failed, or has left files that are not started. */
    record Failed(String error) implements FanOut {}
}
