package org.borgui.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may call what. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GateTest {

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

    @ParameterizedTest
    @CsvSource({
        "nobody, /api/sample, 200", "nobody, /api/sample/mine, 401", "nobody, /api/sample/admin, 401",
        "vera, /api/sample/mine, 200", "vera, /api/sample/admin, 403", "ana, /api/sample/admin, 200",
        "old, /api/sample, 200", "old, /api/sample/mine, 401", "ana, /api/sample/undeclared, 403",
        "nobody, /api/sample/undeclared, 403", "ana, /api/sample/undeclared-file, 500"
    })
    void a_method_runs_only_as_declared(String who, String path, int status) throws Exception {
        server.gate.identified.set(0);

        var answer = who.equals("nobody") ? server.get(path) : server.get(path, "Authorization", "Bearer " + who);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).doesNotContain("secret");
        assertThat(server.gate.identified).hasValue(1);
    }

    @Test
    void a_file_of_a_method_that_does_not_declare_it_stays_here() throws Exception {
        var answer = server.get("/api/sample/undeclared-file", "Authorization", "Bearer vera");

        assertThat(answer.headers().firstValue("Content-Disposition")).isEmpty();
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(answer.body()).contains("does not say that it hands out files");
    }

    @Test
    void the_principal_is_the_caller() throws Exception {
        assertThat(server.get("/api/sample/mine", "Authorization", "Bearer vera")
                        .body())
                .isEqualTo("{\"name\":\"vera\"}");
    }

    @Test
    void without_a_gate_nothing_runs() throws Exception {
        server.currentGate.unsetGate(server.gate);

        var answer = server.get("/api/sample");
        server.currentGate.setGate(server.gate);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("Sign-in is not available");
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
    }
}
