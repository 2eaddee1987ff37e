package io.filetransfer.common.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The calls made to a model of AWS, in the order in which they began, with a hook at each of their moments. */
final class Calls {

    private final List<String> names = new ArrayList<>();
    private volatile CallHook hook = CallHook.NONE;

    void hook(CallHook newHook) {
        hook = newHook;
    }

    synchronized List<String> names() {
        return List.copyOf(names);
    }

    <R> R run(String call, Supplier<R> effect) {
        begin(call);
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

    void within(String call, Object soFar) {
        hook.within(call, soFar);
    }

    private void begin(String call) {
        synchronized (this) {
            names.add(call);
        }
        hook.before(call);
    }
}
