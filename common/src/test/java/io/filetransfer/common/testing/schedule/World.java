package io.filetransfer.common.testing.schedule;

/** What is explored: models, actors, and what must hold. Every run begins with a new one. */
public interface World {

    /**
     * Adds the actors and makes the schedule the hook of the models.
     *
     * @param schedule a new schedule
     */
    void populate(Schedule schedule);

    /** Returns the state of the models and of whatever the checks remember, as a text that differs when they differ. */
    String state();

    /** Throws an {@link AssertionError} when something is wrong that must not be wrong at any moment. */
    void check();

    /**
     * Throws an {@link AssertionError} when something is wrong at the end.
     *
     * @param schedule the run, with the outcome of every actor
     */
    void checkEnd(Schedule schedule);
}
