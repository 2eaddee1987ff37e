package io.filetransfer.common.testing;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.util.Iterator;
import java.util.List;

/** A Lambda context whose remaining time a test decides, call by call. */
public final class FakeContext implements Context {

    private final Iterator<Integer> remainingMillis;
    private int lastRemainingMillis;

    /**
     * Creates the context.
     *
     * @param remainingMillis what the calls for the remaining time answer, in order; the last one stays
     */
    public FakeContext(Integer... remainingMillis) {
        this.remainingMillis = List.of(remainingMillis).iterator();
    }

    /** Functions ask from several threads at once. */
    @Override
    public synchronized int getRemainingTimeInMillis() {
        if (remainingMillis.hasNext()) {
            lastRemainingMillis = remainingMillis.next();
        }
        return lastRemainingMillis;
    }

    @Override
    public LambdaLogger getLogger() {
        throw new UnsupportedOperationException("the functions write to the standard output");
    }

    @Override
    public String getAwsRequestId() {
        return "request";
    }

    @Override
    public String getLogGroupName() {
        return "group";
    }

    @Override
    public String getLogStreamName() {
        return "stream";
    }

    @Override
    public String getFunctionName() {
        return "function";
    }

    @Override
    public String getFunctionVersion() {
        return "$LATEST";
    }

    @Override
    public String getInvokedFunctionArn() {
        return "arn";
    }

    @Override
    public CognitoIdentity getIdentity() {
        return null;
    }

    @Override
    public ClientContext getClientContext() {
        return null;
    }

    @Override
    public int getMemoryLimitInMB() {
        return 128;
    }
}
