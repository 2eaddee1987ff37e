package io.filetransfer.slave;

/**
 * How far the proofs go: {@code -Dproof=long} runs every scenario and a hundred times as many random worlds; {@code -Dproof.worlds=N}
 * runs N random worlds; {@code -Dproof.seed=S} runs the one of seed S.
 */
final class Proof {

    private static final int WORLDS = 2000;
    private static final int LONG_WORLDS = 200_000;

    private Proof() {}

    static boolean isLong() {
        return "long".equals(System.getProperty("proof"));
    }

    static int worlds() {
        return Integer.getInteger("proof.worlds", isLong() ? LONG_WORLDS : WORLDS);
    }

    /** Returns the seed of the one world to run; null to run them all. */
    static Long seed() {
        return Long.getLong("proof.seed");
    }
}
