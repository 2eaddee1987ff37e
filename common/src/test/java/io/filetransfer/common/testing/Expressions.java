package io.filetransfer.common.testing;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The part of DynamoDB's expressions that the status table needs: clauses SET, ADD and REMOVE, {@code if_not_exists}, comparisons joined by OR
 * or AND. Anything else is refused.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.html">expressions</a>
 */
final class Expressions {

    private static final String NAME = "(#?\\w+)";
    private static final String VALUE = "(:\\w+)";
    private static final Pattern CLAUSE = Pattern.compile("\\G\\s*(SET|ADD|REMOVE) (.+?)(?=\\s+(?:SET|ADD|REMOVE) |$)");
    private static final Pattern SET = Pattern.compile(NAME + " = " + VALUE);
    private static final Pattern SET_IF_ABSENT =
            Pattern.compile(NAME + " = if_not_exists\\(" + NAME + ", " + VALUE + "\\)");
    private static final Pattern ADD = Pattern.compile(NAME + " " + VALUE);
    private static final Pattern REMOVE = Pattern.compile(NAME);
    private static final Pattern ABSENT = Pattern.compile("attribute_not_exists\\(" + NAME + "\\)");
    private static final Pattern PRESENT = Pattern.compile("attribute_exists\\(" + NAME + "\\)");
    private static final Pattern DIFFERS = Pattern.compile(NAME + " <> " + VALUE);
    private static final Pattern LESS = Pattern.compile(NAME + " < " + VALUE);
    private static final Pattern EQUALS = Pattern.compile(NAME + " = " + VALUE);

    private final Map<String, String> names;
    private final Map<String, AttributeValue> values;

    Expressions(Map<String, String> names, Map<String, AttributeValue> values) {
        this.names = names;
        this.values = values;
    }

    /** Returns whether an item meets a condition. */
    boolean holds(String condition, Map<String, AttributeValue> item) {
        if (condition.contains(" OR ")) {
            return terms(condition, " OR ").anyMatch(term -> holds(term, item));
        }
        if (condition.contains(" AND ")) {
            return terms(condition, " AND ").allMatch(term -> holds(term, item));
        }
        return holdsTerm(condition.strip(), item);
    }

    /** Returns an item's attributes after an update. */
    Map<String, AttributeValue> updated(String expression, Map<String, AttributeValue> item) {
        Map<String, AttributeValue> after = new TreeMap<>(item);
        Matcher clause = CLAUSE.matcher(expression);
        int end = 0;
        while (clause.find()) {
            end = clause.end();
            for (String action : clause.group(2).split(",(?![^(]*\\))", -1)) {
                act(clause.group(1), action.strip(), item, after);
            }
        }
        if (end != expression.length()) {
            throw unknown(expression);
        }
        return after;
    }

    /** Returns the attributes that a projection keeps; all of them when it is null. */
    Map<String, AttributeValue> projected(String projection, Map<String, AttributeValue> item) {
        if (projection == null) {
            return item;
        }
        Map<String, AttributeValue> kept = new TreeMap<>(item);
        List<String> attributes = Arrays.stream(projection.split(",", -1))
                .map(String::strip)
                .map(this::name)
                .toList();
        kept.keySet().retainAll(attributes);
        return kept;
    }

    private boolean holdsTerm(String term, Map<String, AttributeValue> item) {
        Matcher absent = ABSENT.matcher(term);
        if (absent.matches()) {
            return !item.containsKey(name(absent.group(1)));
        }
        Matcher present = PRESENT.matcher(term);
        if (present.matches()) {
            return item.containsKey(name(present.group(1)));
        }
        return compare(term, item);
    }

    private boolean compare(String term, Map<String, AttributeValue> item) {
        Matcher differs = DIFFERS.matcher(term);
        if (differs.matches()) {
            return !value(differs.group(2)).equals(item.get(name(differs.group(1))));
        }
        Matcher equals = EQUALS.matcher(term);
        if (equals.matches()) {
            return value(equals.group(2)).equals(item.get(name(equals.group(1))));
        }
        Matcher less = LESS.matcher(term);
        if (less.matches()) {
            AttributeValue present = item.get(name(less.group(1)));
            return present != null && number(present).compareTo(number(value(less.group(2)))) < 0;
        }
        throw unknown(term);
    }

    private void act(
            String clause, String action, Map<String, AttributeValue> before, Map<String, AttributeValue> after) {
        BiPredicate<Pattern, String> isA = (pattern, kind) ->
                clause.equals(kind) && pattern.matcher(action).matches();
        if (isA.test(SET, "SET")) {
            Matcher set = matched(SET, action);
            after.put(name(set.group(1)), value(set.group(2)));
        } else if (isA.test(SET_IF_ABSENT, "SET")) {
            Matcher set = matched(SET_IF_ABSENT, action);
            after.put(name(set.group(1)), before.getOrDefault(name(set.group(2)), value(set.group(3))));
        } else if (isA.test(ADD, "ADD")) {
            Matcher add = matched(ADD, action);
            after.put(name(add.group(1)), sum(before.get(name(add.group(1))), value(add.group(2))));
        } else if (isA.test(REMOVE, "REMOVE")) {
            after.remove(name(action));
        } else {
            throw unknown(clause + " " + action);
        }
    }

    private static BigDecimal number(AttributeValue value) {
        return new BigDecimal(value.n());
    }

    private static AttributeValue sum(AttributeValue present, AttributeValue added) {
        BigDecimal start = present == null ? BigDecimal.ZERO : number(present);
        return AttributeValue.fromN(start.add(number(added)).toPlainString());
    }

    private static Matcher matched(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.matches()) {
            throw unknown(text);
        }
        return matcher;
    }

    private static Stream<String> terms(String condition, String operator) {
        return Arrays.stream(condition.split(operator, -1));
    }

    private String name(String token) {
        String name = token.startsWith("#") ? names.get(token) : token;
        if (name == null) {
            throw unknown(token);
        }
        return name;
    }

    private AttributeValue value(String token) {
        AttributeValue value = values.get(token);
        if (value == null) {
            throw unknown(token);
        }
        return value;
    }

    private static UnsupportedOperationException unknown(String expression) {
        return new UnsupportedOperationException("the model does not know the expression: " + expression);
    }
}
