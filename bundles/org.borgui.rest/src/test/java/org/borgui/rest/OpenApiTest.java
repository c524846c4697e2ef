package org.borgui.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.jaxrs2.Reader;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.BinarySchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.borgui.api.JobId;
import org.borgui.api.PlanId;
import org.borgui.api.RepositoryId;
import org.borgui.api.RunId;
import org.borgui.api.UserId;
import org.glassfish.jersey.media.multipart.FormDataBodyPart;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Keeps the committed OpenAPI document equal to the resource classes, so that a change of the API is seen in review. */
@Timeout(120)
class OpenApiTest {

    private static final Path COMMITTED = Path.of("src/main/resources/OSGI-INF/openapi.json");
    private static final String SERVER = "/api";

    private final ObjectMapper sorted = new ObjectMapper()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(SerializationFeature.INDENT_OUTPUT);

    @Test
    void the_committed_document_is_that_of_the_resources() throws IOException {
        var generated = generate();
        if (System.getProperty("openapi.write") != null) {
            Files.createDirectories(COMMITTED.getParent());
            Files.writeString(COMMITTED, generated);
        }
        assertThat(Files.readString(COMMITTED))
                .as("%s; to write it: mvn verify -Dopenapi.write", COMMITTED)
                .isEqualTo(generated);
    }

    private String generate() throws IOException {
        ModelConverters.getInstance().addConverter(new ModelResolver(Rest.MAPPER));
        ModelConverters.getInstance().addConverter(new PlainTypes());
        Set<Class<?>> resources =
                Resources.all(new FakeServices()).stream().map(Object::getClass).collect(Collectors.toSet());
        var document = new Reader(new OpenAPI()).read(resources);
        document.info(new Info().title("Borg UI").version("0.1"));
        document.servers(List.of(new io.swagger.v3.oas.models.servers.Server().url(SERVER)));
        document.getPaths().forEach(OpenApiTest::name);
        // Two methods answer a sign-in, one for each type of body; the form is the one to use.
        var form = post(document, "/auth/session").getRequestBody();
        post(document, "/auth/login").setRequestBody(form);
        JsonNode tree = Json.mapper().valueToTree(document);
        return sorted.writeValueAsString(sorted.convertValue(tree, TreeMap.class)) + "\n";
    }

    private static Operation post(OpenAPI document, String path) {
        return Objects.requireNonNull(document.getPaths().get(path)).getPost();
    }

    /** Names do not depend on the order in which methods are found. */
    private static void name(String path, PathItem item) {
        item.readOperationsMap().forEach((method, operation) -> {
            var words = path.replaceAll("[^A-Za-z0-9]+", "_").replaceAll("_$", "");
            operation.operationId(method.name().toLowerCase(Locale.ROOT) + words);
            operation.tags(List.of(path.replaceFirst("^/([^/]*).*", "$1")));
            describe(operation);
        });
    }

    private static void describe(Operation operation) {
        operation.getResponses().forEach((status, response) -> response.description("The answer"));
    }

    /** Identities are numbers, and free JSON is an object. */
    private static final class PlainTypes implements ModelConverter {

        private static final Set<Class<?>> IDS =
                Set.of(JobId.class, PlanId.class, RepositoryId.class, RunId.class, UserId.class);

        @Override
        public @Nullable Schema<?> resolve(
                AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
            JavaType java = Json.mapper().constructType(type.getType());
            if (java != null && IDS.contains(java.getRawClass())) {
                return new IntegerSchema().format("int64");
            }
            if (java != null && JsonNode.class.isAssignableFrom(java.getRawClass())) {
                return new ObjectSchema();
            }
            if (java != null && java.hasRawClass(FormDataBodyPart.class)) {
                return new BinarySchema();
            }
            return chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        }
    }
}
