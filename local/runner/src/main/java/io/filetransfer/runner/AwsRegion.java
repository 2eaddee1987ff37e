package io.filetransfer.runner;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The region that the run names in its ARNs. */
final class AwsRegion {

    private static final String DEFAULT = "us-east-1";
    private static final Pattern NAME = Pattern.compile("[a-z]+(-[a-z]+)+-[0-9]+");

    private AwsRegion() {}

    /**
     * Reads the region from the environment.
     *
     * @param environment the environment variables
     * @throws UserException when the variable does not have the form of a region's name
     */
    static String of(Map<String, String> environment) {
        return Stream.of("AWS_REGION", "AWS_DEFAULT_REGION")
                .filter(name -> !environment.getOrDefault(name, "").isEmpty())
                .findFirst()
                .map(name -> checked(name, environment.get(name)))
                .orElse(DEFAULT);
    }

    private static String checked(String variable, String region) {
        if (!NAME.matcher(region).matches()) {
            throw new UserException(
                    "%s is '%s', expected the name of a region, such as %s".formatted(variable, region, DEFAULT));
        }
        return region;
    }
}
