package io.filetransfer.emulator.iam.policy;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;

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
    ARN_EQUALS("ArnEquals", Operator::isLikeByFields),
    ARN_LIKE("ArnLike", Operator::isLikeByFields),
    BOOL("Bool", String::equalsIgnoreCase);

    private static final int ARN_FIELDS = 6;

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

    /** Each of an ARN's fields is compared on its own: a wildcard does not reach into the next. */
    private static boolean isLikeByFields(String value, String pattern) {
        String[] values = value.split(":", ARN_FIELDS);
        String[] patterns = pattern.split(":", ARN_FIELDS);
        return values.length == patterns.length
                && IntStream.range(0, values.length).allMatch(i -> isLike(values[i], patterns[i]));
    }
}
