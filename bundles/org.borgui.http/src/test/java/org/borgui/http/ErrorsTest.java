package org.borgui.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong has the contract's shape. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ErrorsTest {

    private static final String JSON = "application/json";
    private TestServer server;

    @BeforeAll
    void start() throws Exception {
        server = new TestServer();
        server.mount(new SampleResource());
    }

    @AfterAll
    void stop() throws Exception {
        server.close();
    }

    @Test
    void json_is_snake_case_with_iso_dates_and_nulls() throws Exception {
        var answer = server.send("POST", "/api/sample", "{\"full_name\":\"a\",\"unknown\":1}", "Content-Type", JSON);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo("{\"full_name\":\"a\",\"created_at\":\"2026-03-01T02:00:00Z\",\"note\":null}");
    }

    @ParameterizedTest
    @CsvSource({
        "INVALID,400",
        "FORBIDDEN,403",
        "NOT_FOUND,404",
        "CONFLICT,409",
        "TOO_LARGE,413",
        "UNPROCESSABLE,422",
        "FAILED,500",
        "UNAVAILABLE,503",
        "TIMED_OUT,504",
        "UNAUTHENTICATED,401",
        "TOO_MANY,429"
    })
    void a_refusal_has_its_status_key_params_and_sentence(String reason, int status) throws Exception {
        var answer = server.get("/api/sample/refuse/" + reason);

        assertThat(answer.statusCode()).isEqualTo(status);
        var detail = detail(answer);
        assertThat(detail.get("key").asText()).isEqualTo("backend.errors.sample");
        assertThat(detail.get("params").get("repository_id").asInt()).isEqualTo(3);
        assertThat(detail.get("message").asText()).isEqualTo("It did not work.");
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).isEqualTo(status == 401 ? "Bearer" : "");
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("7");
    }

    @Test
    void a_lock_has_the_shape_of_its_own() throws Exception {
        var answer = server.get("/api/sample/refuse/LOCKED");

        assertThat(answer.statusCode()).isEqualTo(423);
        assertThat(detail(answer))
                .isEqualTo(
                        new ObjectMapper()
                                .readTree(
                                        """
                {"error":"repository_locked","message":"backend.errors.sample","suggestion":"It did not work.",
                 "repository_id":3,"can_break_lock":true}"""));
    }

    @Test
    void nobody_signed_in_is_told_so_in_the_contracts_words() throws Exception {
        var answer = server.get("/api/sample/mine");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo("{\"detail\":\"Could not validate credentials\"}");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "{nonsense                     | json_invalid  | body",
                "{\"keep_daily\":\"seven\"}    | int_parsing   | body,keep_daily",
                "{\"on\":\"perhaps\"}          | bool_parsing  | body,on",
                "{\"ids\":[1,\"x\"]}           | int_parsing   | body,ids,1",
                "{\"ids\":7}                   | list_type     | body,ids",
                "{\"full_name\":{}}            | string_type   | body,full_name",
                "{\"keep_daily\":1}            | missing       | body,full_name",
                "[1]                           | model_attributes_type | body",
                "{}                            | missing       | body,full_name",
            })
    void a_wrong_body_names_the_field(String body, String type, String place) throws Exception {
        var answer = server.send("POST", "/api/sample", body, "Content-Type", JSON);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        var first = detail(answer).get(0);
        assertThat(first.get("type").asText()).isEqualTo(type);
        var where = new StringBuilder();
        first.get("loc")
                .forEach(step -> where.append(where.isEmpty() ? "" : ",").append(step.asText()));
        assertThat(where.toString()).startsWith(place);
        assertThat(first.get("msg").asText()).isNotEmpty();
    }

    @Test
    void each_missing_field_has_an_entry_of_its_own() {
        assertThat(ErrorBody.text(ErrorBody.missing("username,password")))
                .contains("[\"body\",\"username\"]", "[\"body\",\"password\"]");
    }

    @Test
    void no_body_at_all_is_an_empty_object() throws Exception {
        var answer = server.send("POST", "/api/sample", "");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(detail(answer).get(0).get("msg").asText()).isEqualTo("Field required");
    }

    @Test
    void a_path_parameter_that_does_not_parse_is_not_found_and_a_query_parameter_is_named() throws Exception {
        assertThat(server.get("/api/sample/jobs/seven").statusCode()).isEqualTo(404);
        assertThat(server.get("/api/sample/jobs/seven").body()).isEqualTo("{\"detail\":\"Not Found\"}");

        var query = server.get("/api/sample/jobs/7?limit=many");
        assertThat(query.statusCode()).isEqualTo(422);
        assertThat(detail(query).get(0).get("loc").get(1).asText()).isEqualTo("limit");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/api/nothing,404", "GET,/api/sample/nothing,404", "POST,/api/nothing,405", "POST,/api/sample/nothing,405",
        "DELETE,/api/sample,405", "GET,/api/sample/bytes,404", "OPTIONS,/api/sample,405", "OPTIONS,/api/nothing,405",
        "TRACE,/api/sample,405"
    })
    void what_does_not_exist_looks_like_what_exists_with_another_method(String method, String path, int status)
            throws Exception {
        var answer = server.raw(method + " " + path + " HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 " + status);
        assertThat(answer)
                .endsWith(status == 404 ? "{\"detail\":\"Not Found\"}" : "{\"detail\":\"Method Not Allowed\"}");
        assertThat(answer).doesNotContainIgnoringCase("\r\nAllow:");
    }

    @Test
    void a_bug_gives_a_reference_and_no_details() throws Exception {
        var answer = server.get("/api/sample/bug");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).doesNotContain("internal detail");
        var detail = detail(answer);
        assertThat(detail.get("key").asText()).isEqualTo("backend.errors.internal");
        assertThat(detail.get("message").asText())
                .contains(detail.get("params").get("reference").asText());
    }

    @Test
    void a_wrong_content_type_is_said_in_json() throws Exception {
        var answer = server.send("POST", "/api/sample", "a=b", "Content-Type", "application/xml");

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.body()).isEqualTo("{\"detail\":\"Unsupported Media Type\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"io", "bug", "refused"})
    void a_stream_that_breaks_never_ends_cleanly(String kind) throws Exception {
        assertThat(server.get("/api/sample/stream").body()).hasSize(64 * 8_192);
        assertThatThrownBy(() -> server.get("/api/sample/stream?break=" + kind))
                .isInstanceOf(java.io.IOException.class);
    }

    private static JsonNode detail(HttpResponse<String> answer) throws Exception {
        return new ObjectMapper().readTree(answer.body()).get("detail");
    }
}
