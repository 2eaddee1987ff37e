package io.filetransfer.status.check;

import io.filetransfer.emulator.calls.CallHook;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import software.amazon.awssdk.awscore.AwsRequest;

/** Puts a hook around every request that a client sends, those of its paginators included. */
public final class Hooked implements InvocationHandler {

    private final Object client;
    private final CallHook hook;

    private Hooked(Object client, CallHook hook) {
        this.client = client;
        this.hook = hook;
    }

    public static <C> C client(Class<C> type, C client, CallHook hook) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, new Hooked(client, hook)));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        boolean isRequest = arguments != null
                && arguments.length == 1
                && arguments[0] instanceof AwsRequest
                && !method.getName().endsWith("Paginator");
        if (!isRequest) {
            return InvocationHandler.invokeDefault(proxy, method, arguments);
        }
        String call = arguments[0].getClass().getSimpleName().replace("Request", "");
        hook.before(call);
        Object answer = send(method, arguments);
        hook.after(call, answer);
        return answer;
    }

    private Object send(Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(client, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
