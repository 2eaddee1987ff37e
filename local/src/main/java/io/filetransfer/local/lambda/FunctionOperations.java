package io.filetransfer.local.lambda;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;

/** The operations that describe functions. */
final class FunctionOperations {

    private static final int MAX_PAGE = 50;
    private static final String QUALIFIER = "Qualifier";

    private final Functions functions;
    private final FunctionDescription description;

    FunctionOperations(Functions functions, FunctionDescription description) {
        this.functions = functions;
        this.description = description;
    }

    /**
     * Lists functions by pages, see <a
     * href="https://docs.aws.amazon.com/lambda/latest/api/API_ListFunctions.html">ListFunctions</a>. A marker is the
     * name of the first function of the next page.
     */
    ObjectNode list(LambdaRequest request) {
        request.allowParameters("Marker", "MaxItems", "FunctionVersion");
        Iterator<FunctionPool> pools =
                functions.from(request.parameter("Marker").orElse("")).iterator();
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        ArrayNode list = page.putArray("Functions");
        int size = pageSize(request);
        while (pools.hasNext() && list.size() < size) {
            list.add(description.configuration(pools.next().function()));
        }
        if (pools.hasNext()) {
            page.put("NextMarker", pools.next().function().name());
        }
        return page;
    }

    ObjectNode get(LambdaRequest request) {
        return description.function(find(request));
    }

    ObjectNode configuration(LambdaRequest request) {
        return description.configuration(find(request));
    }

    private FunctionSpec find(LambdaRequest request) {
        request.allowParameters(QUALIFIER);
        return functions
                .find(request.path().get(2), request.parameter(QUALIFIER))
                .function();
    }

    private static int pageSize(LambdaRequest request) {
        String size = request.parameter("MaxItems").orElse(Integer.toString(MAX_PAGE));
        if (!size.matches("[1-9]\\d{0,4}")) {
            throw LambdaErrors.invalidParameter("MaxItems is '" + size + "', expected 1 to 10000");
        }
        return Math.min(Integer.parseInt(size), MAX_PAGE);
    }
}
