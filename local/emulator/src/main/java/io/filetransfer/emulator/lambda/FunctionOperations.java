package io.filetransfer.emulator.lambda;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.Optional;

/** The operations that create and describe functions. */
final class FunctionOperations {

    private static final int MAX_PAGE = 50;
    private static final String QUALIFIER = "Qualifier";

    private final Functions functions;
    private final CreateFunction creation;
    private final FunctionDescription description;

    FunctionOperations(Functions functions, CreateFunction creation, FunctionDescription description) {
        this.functions = functions;
        this.creation = creation;
        this.description = description;
    }

    /** Creates a function, see {@link CreateFunction}. */
    ObjectNode create(LambdaRequest request, RequestFields fields) {
        request.allowParameters();
        return description.configuration(creation.create(fields), VersionState.ACTIVE, Optional.empty());
    }

    /**
     * Lists functions by pages, see <a
     * href="https://docs.aws.amazon.com/lambda/latest/api/API_ListFunctions.html">ListFunctions</a>. A marker is the
     * name of the first function of the next page.
     */
    ObjectNode list(LambdaRequest request) {
        request.allowParameters("Marker", "MaxItems", "FunctionVersion");
        Iterator<DeployedFunction> found =
                functions.from(request.parameter("Marker").orElse("")).iterator();
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        ArrayNode list = page.putArray("Functions");
        int size = pageSize(request);
        while (found.hasNext() && list.size() < size) {
            list.add(description.configuration(found.next().latest(), VersionState.ACTIVE, Optional.empty()));
        }
        if (found.hasNext()) {
            page.put("NextMarker", found.next().latest().name());
        }
        return page;
    }

    /** <a href="https://docs.aws.amazon.com/lambda/latest/api/API_GetFunction.html">GetFunction</a>. */
    ObjectNode get(LambdaRequest request) {
        return description.function(find(request), qualifier(request));
    }

    /** <a href="https://docs.aws.amazon.com/lambda/latest/api/API_GetFunctionConfiguration.html">GetFunctionConfiguration</a>. */
    ObjectNode configuration(LambdaRequest request) {
        FunctionPool version = find(request);
        return description.configuration(version.function(), version.state(), qualifier(request));
    }

    private FunctionPool find(LambdaRequest request) {
        request.allowParameters(QUALIFIER);
        return functions
                .target(request.path().get(2), request.parameter(QUALIFIER))
                .pool();
    }

    /** Returns what the request asks for, which the ARN in the answer repeats. */
    private static Optional<String> qualifier(LambdaRequest request) {
        return FunctionReference.parse(request.path().get(2), request.parameter(QUALIFIER))
                .qualifier();
    }

    private static int pageSize(LambdaRequest request) {
        String size = request.parameter("MaxItems").orElse(Integer.toString(MAX_PAGE));
        if (!size.matches("[1-9]\\d{0,4}")) {
            throw LambdaErrors.invalidParameter("MaxItems is '" + size + "', expected 1 to 10000");
        }
        return Math.min(Integer.parseInt(size), MAX_PAGE);
    }
}
