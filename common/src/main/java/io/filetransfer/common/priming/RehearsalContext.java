package io.filetransfer.common.priming;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.time.Duration;
import java.time.Instant;

/** The context of a run that is none of Lambda's. Its time ends as well: a run must not keep Lambda from taking its snapshot. */
final class RehearsalContext implements Context {

    private static final String NAME = "rehearsal";
    /** Some steps are not begun with less than 75 s. */
    private static final Duration TIME = Duration.ofSeconds(90);

    private final Instant end = Instant.now().plus(TIME);

    @Override
    public String getAwsRequestId() {
        return NAME;
    }

    @Override
    public int getRemainingTimeInMillis() {
        return Math.toIntExact(Duration.between(Instant.now(), end).toMillis());
    }

    @Override
    public String getLogGroupName() {
        return NAME;
    }

    @Override
    public String getLogStreamName() {
        return NAME;
    }

    @Override
    public String getFunctionName() {
        return NAME;
    }

    @Override
    public String getFunctionVersion() {
        return NAME;
    }

    @Override
    public String getInvokedFunctionArn() {
        return NAME;
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
        return 0;
    }

    @Override
    public LambdaLogger getLogger() {
        throw new UnsupportedOperationException("the functions write to the standard output");
    }
}
