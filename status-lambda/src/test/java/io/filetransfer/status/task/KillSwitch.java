package io.filetransfer.status.task;

import io.filetransfer.emulator.calls.CallHook;

/** Ends the function that makes a call: before it has had an effect, or after, before its answer arrives. */
final class KillSwitch implements CallHook {

    private String before = "";
    private String after = "";
    private Runnable action = () -> {};
    private String actionBefore = "";

    void killBefore(String call) {
        before = call;
    }

    void killAfter(String call) {
        after = call;
    }

    void runBefore(String call, Runnable newAction) {
        actionBefore = call;
        action = newAction;
    }

    @Override
    public void before(String call) {
        if (!actionBefore.isEmpty() && call.startsWith(actionBefore)) {
            actionBefore = "";
            action.run();
        }
        if (!before.isEmpty() && call.startsWith(before)) {
            before = "";
            throw new KilledError(call);
        }
    }

    @Override
    public void after(String call, Object outcome) {
        if (!after.isEmpty() && call.startsWith(after)) {
            after = "";
            throw new KilledError(call);
        }
    }
}
