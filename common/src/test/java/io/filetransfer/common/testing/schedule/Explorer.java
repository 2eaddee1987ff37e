package io.filetransfer.common.testing.schedule;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Explores every schedule of a world, depth first: each run repeats the decisions of the one before up to the last that has an
 * alternative left, and takes that.
 *
 * <p>A run is cut short where it reaches a state that was reached before, and only there. The state is that of the models and, for
 * every thread, the sequence of all answers that it got. Programs are deterministic, so that two runs in the same state go on in the
 * same ways: nothing is missed. States are told apart by 128 bits of SHA-256.
 */
public final class Explorer {

    private final Supplier<World> worlds;
    private final Map<String, BigInteger> schedulesFrom = new HashMap<>();
    private final List<Node> path = new ArrayList<>();
    private int runs;
    private int longest;

    private Explorer(Supplier<World> worlds) {
        this.worlds = worlds;
    }

    /**
     * Explores.
     *
     * @param worlds makes the world that every run begins with
     * @return what was covered
     * @throws AssertionError when a check of the world fails, with the schedule that leads there
     */
    public static Exploration explore(Supplier<World> worlds) {
        return new Explorer(worlds).explore();
    }

    private Exploration explore() {
        BigInteger schedules = BigInteger.ZERO;
        do {
            run();
            schedules = backtrack();
        } while (!path.isEmpty());
        return new Exploration(schedules, schedulesFrom.size(), runs, longest);
    }

    private void run() {
        runs++;
        World world = worlds.get();
        Replay replay = new Replay(world);
        Schedule schedule = new Schedule(replay);
        replay.schedule = schedule;
        world.populate(schedule);
        try {
            schedule.run(world::check);
            if (!replay.cutShort) {
                longest = Math.max(longest, schedule.length());
                world.checkEnd(schedule);
            }
        } catch (AssertionError e) {
            throw new AssertionError(
                    e.getMessage() + "\nin run " + runs + ", after these steps:" + schedule.trace(), e);
        }
        if (!replay.cutShort) {
            path.getLast().schedules = path.getLast().schedules.add(BigInteger.ONE);
        }
    }

    /** Leaves every decision that has no alternative left; returns how many schedules the first one of them has. */
    private BigInteger backtrack() {
        BigInteger below = BigInteger.ZERO;
        while (!path.isEmpty()) {
            Node last = path.getLast();
            last.schedules = last.schedules.add(below);
            if (++last.choice < last.enabled.size()) {
                return BigInteger.ZERO;
            }
            below = last.schedules;
            schedulesFrom.put(last.state, below);
            path.removeLast();
        }
        return below;
    }

    /** A decision of the present run. */
    private static final class Node {

        private final String state;
        private final List<String> enabled;
        private BigInteger schedules = BigInteger.ZERO;
        private int choice;

        private Node(String state, List<String> enabled) {
            this.state = state;
            this.enabled = enabled;
        }
    }

    /** Repeats the path, then goes on with first choices until a known state. */
    private final class Replay implements Decider {

        private final World world;
        private Schedule schedule;
        private boolean cutShort;
        private int depth;

        private Replay(World world) {
            this.world = world;
        }

        @Override
        public Decision decide(List<Step> enabled) {
            List<String> names = enabled.stream().map(Step::toString).toList();
            if (depth == path.size() && !extend(names)) {
                cutShort = true;
                return null;
            }
            Node node = path.get(depth++);
            if (!node.enabled.equals(names)) {
                throw new IllegalStateException("not deterministic: " + node.enabled + " became " + names);
            }
            return new Decision(enabled.get(node.choice), Fate.GO);
        }

        private boolean extend(List<String> names) {
            String state = Digest.of(world.state() + '\n' + schedule.state());
            BigInteger known = schedulesFrom.get(state);
            if (known != null) {
                path.getLast().schedules = path.getLast().schedules.add(known);
                return false;
            }
            path.add(new Node(state, names));
            return true;
        }
    }
}
