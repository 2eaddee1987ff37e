package io.filetransfer.common.priming;

import io.filetransfer.common.log.FunctionLog;
import io.filetransfer.common.log.LogLevel;
import io.filetransfer.common.log.LogLine;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/**
 * Runs a function once before Lambda takes its snapshot, so that the classes are loaded and warm wherever the snapshot is restored.
 * Without SnapStart nothing is run.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart-runtime-hooks.html">runtime hooks for SnapStart</a>
 */
public final class Priming implements Resource {

    /** The context keeps weak references only. */
    private static final List<Resource> REGISTERED = new CopyOnWriteArrayList<>();

    private final FunctionLog log;
    private final Rehearsal rehearsal;

    Priming(FunctionLog log, Rehearsal rehearsal) {
        this.log = log;
        this.rehearsal = rehearsal;
    }

    /**
     * Has a function run before the snapshot.
     *
     * @param log receives a warning if that fails
     * @param rehearsal what is run
     */
    public static void register(FunctionLog log, Rehearsal rehearsal) {
        Priming priming = new Priming(log, rehearsal);
        REGISTERED.add(priming);
        Core.getGlobalContext().register(priming);
    }

    /** Runs the function. Where that fails, the function starts all the same, only colder: Lambda would refuse the version. */
    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        try {
            rehearsal.run();
        } catch (Throwable e) {
            log.write(LogLine.of(LogLevel.WARN, e).outcome("NOT_PRIMED"));
        }
    }

    /** Does nothing: no connection, no credentials and no time are kept from before. */
    @Override
    public void afterRestore(Context<? extends Resource> context) {}
}
