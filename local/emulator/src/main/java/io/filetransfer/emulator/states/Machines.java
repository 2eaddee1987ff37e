package io.filetransfer.emulator.states;

import io.filetransfer.emulator.states.engine.Machine;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;

/** All state machines by ARN, each in its latest revision. */
final class Machines {

    private final Map<String, Machine> byArn = new ConcurrentSkipListMap<>();

    /** Stores a new machine, or returns the one that has its ARN already. */
    Optional<Machine> putIfAbsent(Machine machine) {
        return Optional.ofNullable(byArn.putIfAbsent(machine.arn(), machine));
    }

    /** Replaces a machine by its next revision, unless it was deleted. */
    Optional<Machine> update(String arn, UnaryOperator<Machine> revision) {
        return Optional.ofNullable(byArn.computeIfPresent(arn, (key, current) -> revision.apply(current)));
    }

    Machine existing(String arn) throws ApiException {
        return Optional.ofNullable(byArn.get(Arns.checked(arn, "stateMachine")))
                .orElseThrow(
                        () -> ApiException.quoting("StateMachineDoesNotExist", "State Machine Does Not Exist", arn));
    }

    List<Machine> all() {
        return List.copyOf(byArn.values());
    }

    void remove(String arn) {
        byArn.remove(arn);
    }
}
