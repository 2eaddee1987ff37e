package io.filetransfer.common.testing.schedule;

/** A point at which an actor waits to go on. */
public final class Step {

    private final Strand strand;
    private final String point;

    Step(Strand strand) {
        this.strand = strand;
        this.point = strand.waitingAt();
    }

    /** Returns who waits. */
    public Actor actor() {
        return strand.actor();
    }

    /** Returns where: {@code start}, a call such as {@code CopyObject raw/a.csv}, or a call's later effect. */
    public String point() {
        return point;
    }

    void take(Fate fate) {
        strand.goOn(fate);
    }

    @Override
    public String toString() {
        return strand.id() + ": " + point;
    }
}
