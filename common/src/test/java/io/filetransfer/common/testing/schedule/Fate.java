package io.filetransfer.common.testing.schedule;

/** What becomes of a call at the point where it waits, and of the invocation that makes it. */
public enum Fate {
    /** The call goes on. */
    GO(false, false, false),
    /** The call has no effect and answers with an error. */
    ERROR(false, false, false),
    /** The call takes effect and its answer is lost: the caller sees an error. */
    ERROR_AFTER(true, false, false),
    /** The call has no effect and the invocation unwinds; what it calls while it unwinds still works. */
    UNWIND(false, true, false),
    /** The call takes effect and the invocation unwinds; what it calls while it unwinds still works. */
    UNWIND_AFTER(true, true, false),
    /** The call has no effect and the invocation is no more: no later call of it has an effect. */
    DIE(false, true, true),
    /** The call takes effect and the invocation is no more: no later call of it has an effect. */
    DIE_AFTER(true, true, true);

    private final boolean effective;
    private final boolean unwinding;
    private final boolean deadly;

    Fate(boolean effective, boolean unwinding, boolean deadly) {
        this.effective = effective;
        this.unwinding = unwinding;
        this.deadly = deadly;
    }

    boolean isBeforeEffect() {
        return this != GO && !effective;
    }

    boolean isAfterEffect() {
        return effective;
    }

    boolean isUnwinding() {
        return unwinding;
    }

    boolean isDeadly() {
        return deadly;
    }
}
