package io.filetransfer.emulator.calls;

/**
 * What a test lets happen at the moments of a call to a model of AWS. Throwing cuts the call off at that moment: before it has had an
 * effect, in the middle of it, or after it took effect and before its answer arrives.
 */
public interface CallHook {

    /** Lets nothing happen. */
    CallHook NONE = new CallHook() {};

    /**
     * Called before a call has any effect.
     *
     * @param call operation and key, for example {@code CopyObject raw/a.csv}
     */
    default void before(String call) {}

    /**
     * Called between two effects of a call that AWS does not carry out at one moment: between a copy's read of the source and its
     * write of the destination, and between two keys of a batch delete.
     *
     * @param call operation and key
     * @param soFar what the call has found or done by now, on which the rest of it depends
     */
    default void within(String call, Object soFar) {}

    /**
     * Called once a call has had its effect, or has failed, before its answer reaches the caller.
     *
     * @param call operation and key
     * @param outcome the response, or the exception that the call ends with
     */
    default void after(String call, Object outcome) {}
}
