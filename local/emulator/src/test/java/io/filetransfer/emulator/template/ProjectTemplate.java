package io.filetransfer.emulator.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The project's {@code template.yaml}, as it is written and as it is deployed. */
final class ProjectTemplate {

    static final Path FILE = Path.of("..", "..", "template.yaml");
    static final DeploymentTarget TARGET = new DeploymentTarget("file-transfer", "eu-west-1", "123456789012");

    /** Another value than the default for every parameter. */
    static final Map<String, String> OTHER_VALUES = Map.ofEntries(
            Map.entry("SourceBucket", "landing"),
            Map.entry("DestinationBucket", "lake"),
            Map.entry("SourcePrefix", "in/raw"),
            Map.entry("DestinationPrefix", "out/refined"),
            Map.entry("KmsKeyArn", "arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab"),
            Map.entry("OldVersionDays", "7"),
            Map.entry("FilesPerInvocation", "100"),
            Map.entry("SlaveConcurrency", "50"),
            Map.entry("WarmWritesPerSecond", "8000"),
            Map.entry("SnapStart", "DISABLED"),
            Map.entry("RetentionDays", "0"),
            Map.entry("ScheduleState", "ENABLED"),
            Map.entry("ScheduleExpression", "cron(0 2 * * ? *)"),
            Map.entry("ScheduleTimezone", "Europe/Vienna"),
            Map.entry("NotificationEmail", "data@example.com"),
            Map.entry("OldestFileAlarmHours", "2"),
            Map.entry("LogLevel", "DEBUG"),
            Map.entry("StateMachineLogLevel", "ALL"),
            Map.entry("LogRetentionDays", "365"));

    private static final JsonNode WRITTEN = CloudFormationYaml.read(FILE);

    private ProjectTemplate() {}

    static JsonNode written() {
        return WRITTEN;
    }

    static Set<String> parameters() {
        return names(WRITTEN.path("Parameters"));
    }

    static Set<String> names(JsonNode object) {
        return object.propertyStream().map(Map.Entry::getKey).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns every combination of default and other value of the parameters that the conditions ask for. */
    static List<Map<String, String>> combinations() {
        List<Map<String, String>> combinations = new ArrayList<>(List.of(Map.of()));
        Set<String> asked = new TreeSet<>(WRITTEN.path("Conditions").findValuesAsText("Ref"));
        for (String parameter : asked) {
            List.copyOf(combinations).forEach(combination -> {
                Map<String, String> other = new HashMap<>(combination);
                other.put(parameter, OTHER_VALUES.get(parameter));
                combinations.add(other);
            });
        }
        return combinations;
    }

    static Stack stack(Map<String, String> parameters) {
        return Stack.read(FILE, parameters, TARGET);
    }

    static List<ResolvedResource> resources(Map<String, String> parameters) {
        return new StackReader(WRITTEN, parameters, TARGET).resources();
    }

    static List<ResolvedResource> resources(ResourceType type, Map<String, String> parameters) {
        return resources(parameters).stream()
                .filter(resource -> resource.type() == type)
                .toList();
    }

    /** Returns the properties of a resource by its logical id. */
    static JsonNode properties(String logicalId, Map<String, String> parameters) {
        String place = "Resources." + logicalId + ".Properties";
        return resources(parameters).stream()
                .filter(resource -> resource.properties().place().equals(place))
                .map(resource -> resource.properties().json())
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    /** Returns a value and everything in it. */
    static Stream<JsonNode> deep(JsonNode value) {
        return Stream.concat(Stream.of(value), value.valueStream().flatMap(ProjectTemplate::deep));
    }
}
