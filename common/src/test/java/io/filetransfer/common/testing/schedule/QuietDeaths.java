package io.filetransfer.common.testing.schedule;

import java.lang.Thread.UncaughtExceptionHandler;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Keeps the threads of invocations that a test lets die from printing how they ended. */
public final class QuietDeaths implements BeforeAllCallback, AfterAllCallback {

    private UncaughtExceptionHandler before;

    @Override
    public void beforeAll(ExtensionContext context) {
        before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler(this::handle);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        Thread.setDefaultUncaughtExceptionHandler(before);
    }

    private void handle(Thread thread, Throwable error) {
        if (error instanceof InvocationDiedError) {
            return;
        }
        if (before == null) {
            error.printStackTrace();
        } else {
            before.uncaughtException(thread, error);
        }
    }
}
