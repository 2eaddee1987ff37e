package io.filetransfer.emulator.iam.policy;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * How a condition compares a value of the request with one of the policy.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html">Condition
 *     operators</a>
 */
@SuppressWarnings("ImmutableEnumChecker") // every predicate is without state
enum Operator {
    STRING_EQUALS("StringEquals", String::equals),
    STRING_LIKE("StringLike", Operator::isLike),
    BOOL("Bool", String::equalsIgnoreCase);

    private final String keyword;
    private final BiPredicate<String, String> test;

    Operator(String keyword, BiPredicate<String, String> test) {
        this.keyword = keyword;
        this.test = test;
    }

    static Optional<Operator> of(String keyword) {
        return Arrays.stream(values())
                .filter(operator -> operator.keyword.equals(keyword))
                .findFirst();
    }

    boolean holds(String ofRequest, String ofPolicy) {
        return test.test(ofRequest, ofPolicy);
    }

    @Override
    public String toString() {
        return keyword;
    }

    private static boolean isLike(String value, String pattern) {
        return Wildcard.of(pattern).matches(value);
    }
}
