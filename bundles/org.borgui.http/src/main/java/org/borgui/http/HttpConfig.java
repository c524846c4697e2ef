package org.borgui.http;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Configuration {@code org.borgui.http}. Without it nothing listens. */
@ObjectClassDefinition(name = "HTTP server", description = "Where the console and the API answer")
public @interface HttpConfig {

    @AttributeDefinition(name = "Address", description = "The address to listen on")
    String host() default "0.0.0.0";

    @AttributeDefinition(name = "Port", description = "0 takes a free one")
    int port() default 8081;

    @AttributeDefinition(name = "Base path", description = "For example /borg; everything moves below it")
    String basePath() default "";

    @AttributeDefinition(name = "Public address", description = "As people type it; https here turns HSTS on")
    String publicBaseUrl() default "";

    @AttributeDefinition(name = "Trusted proxies", description = "Addresses or CIDR blocks, by comma or space")
    String trustedProxies() default "";

    @AttributeDefinition(
            name = "Host names",
            description = "The names this server answers to, by comma or space; empty: that of the public address")
    String allowedHosts() default "";

    @AttributeDefinition(
            name = "Other origins",
            description = "Sites whose pages may use the API with a token, such as https://pages.example.org")
    String allowedOrigins() default "";

    @AttributeDefinition(name = "Threads", description = "Requests worked on at the same time, at most")
    int maxThreads() default 100;

    @AttributeDefinition(name = "Idle time-out", description = "Seconds a connection may be silent")
    int idleTimeoutSeconds() default 60;

    @AttributeDefinition(
            name = "Time for a request",
            description = "Seconds for its header, and for its body beside one second for each 64 KiB")
    int requestSeconds() default 30;

    @AttributeDefinition(name = "Largest body", description = "Bytes of a JSON or form body")
    long maxBodyBytes() default 10L << 20;

    @AttributeDefinition(name = "Largest upload", description = "Bytes of any other body, such as an uploaded file")
    long maxUploadBytes() default 512L << 20;

    @AttributeDefinition(name = "Core bundles", description = "Their resources are mounted at /api, by comma or space")
    String coreBundles() default "org.borgui.rest";
}
