package io.filetransfer.emulator.calls;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The calls made to a model of AWS, in the order in which they began, with a hook at each of their moments. */
public final class Calls {

    private final List<String> names = new ArrayList<>();
    private volatile CallHook hook = CallHook.NONE;
    private volatile boolean recording = true;

    /** Sets what happens at each moment of each call. */
    public void hook(CallHook newHook) {
        hook = newHook;
    }

    /** Keeps the names of calls no longer: those of a server would fill the heap. */
    public void stopRecording() {
        recording = false;
    }

    /** Returns the names of the calls so far. */
    public synchronized List<String> names() {
        return List.copyOf(names);
    }

    /**
     * Carries out a call.
     *
     * @param call operation and key, for example {@code CopyObject raw/a.csv}
     * @param effect what the call does
     * @return its answer
     */
    public <R> R run(String call, Supplier<R> effect) {
        if (recording) {
            synchronized (this) {
                names.add(call);
            }
        }
        hook.before(call);
        R answer;
        try {
            answer = effect.get();
        } catch (RuntimeException e) {
            hook.after(call, e);
            throw e;
        }
        hook.after(call, answer);
        return answer;
    }

    /** Marks a moment between two effects of a call; see {@link CallHook#within}. */
    public void within(String call, Object soFar) {
        hook.within(call, soFar);
    }
}
