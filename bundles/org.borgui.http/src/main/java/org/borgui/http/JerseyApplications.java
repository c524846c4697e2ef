package org.borgui.http;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.RuntimeDelegate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.borgui.spi.web.RequestGate;
import org.glassfish.jersey.jackson.JacksonFeature;
import org.glassfish.jersey.media.multipart.MultiPartFeature;
import org.glassfish.jersey.media.sse.SseFeature;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.glassfish.jersey.server.internal.RuntimeDelegateImpl;

/** Says what every application is made of, whichever bundle it belongs to. */
final class JerseyApplications {

    private final Supplier<Optional<RequestGate>> gate;

    JerseyApplications(Supplier<Optional<RequestGate>> gate) {
        this.gate = gate;
        // The API would look for it through the thread's class loader, which in a framework sees nothing.
        RuntimeDelegate.setInstance(new RuntimeDelegateImpl());
    }

    ResourceConfig of(String name, List<Object> resources) {
        var mapper = mapper();
        var config = new ResourceConfig();
        config.setApplicationName(name);
        config.setClassLoader(JerseyApplications.class.getClassLoader());
        config.property(ServerProperties.WADL_FEATURE_DISABLE, true);
        config.property(ServerProperties.RESPONSE_SET_STATUS_OVER_SEND_ERROR, true);
        config.register(JacksonFeature.withoutExceptionMappers());
        config.register(MultiPartFeature.class);
        config.register(SseFeature.class);
        config.register(new MapperOf(mapper));
        config.register(new BodyDefaults());
        config.register(new IdentifyFilter(gate));
        config.register(new PermitFilter(gate));
        config.register(new UnmatchedFilter());
        config.register(new UndeclaredFileFilter());
        config.register(new AnsweredFilter(gate));
        config.register(new BrokenAnswer());
        config.register(new ErrorMapper());
        resources.forEach(config::register);
        return config;
    }

    /** One for each application: a mapper remembers classes, and those of a plugin must be able to go. */
    static ObjectMapper mapper() {
        var mapper = JsonMapper.builder(plainJson())
                .addModule(new JavaTimeModule())
                .addModule(new SimpleModule("text").addDeserializer(String.class, new PlainText()))
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        mapper.configOverride(List.class).setSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL));
        return mapper;
    }

    /** Deeper than anybody nests by hand, and far from what it takes to exhaust a stack. */
    private static JsonFactory plainJson() {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(100)
                        .maxNameLength(10_000)
                        .build())
                .build();
    }

    /** Hands the mapper to Jersey's JSON provider. */
    private record MapperOf(ObjectMapper mapper) implements ContextResolver<ObjectMapper> {

        @Override
        public ObjectMapper getContext(Class<?> type) {
            return mapper;
        }
    }
}
