package org.borgui.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ReturnPathTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/login",
                "/archives?repository=1&path=%C3%A9/x",
                "/settings/account",
                "/plans/7/runs?page=2",
                "/archive/1/folder%20of%20mine"
            })
    void a_path_of_ours_is_gone_to(String path) {
        assertThat(ReturnPath.of(path).text()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "login",
                "//evil.example",
                "///evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "/%2f%2fevil.example",
                "/%2Fevil.example",
                "/%5cevil.example",
                "/x/%5Cevil.example",
                "https:evil.example",
                "https://evil.example/",
                "javascript:alert(1)",
                "/\tx",
                "/x\r\nSet-Cookie: a=b",
                "/x%0d%0aSet-Cookie:a",
                "/x#fragment",
                "/x y",
                "/é",
                "/%",
                "/%zz",
                ".//evil.example",
                "?x=1",
                "@evil.example",
                "/x?<script>",
                "/a//b",
                "/x?to=https://example.org/",
                "/x?%",
                "/x?%zz",
                "/x?a=%0d%0ab",
                "/../other",
                "/x/..",
                "/./x",
                "/%2e%2e/other",
                "/x/%2E./other",
                "/..?x=1"
            })
    void anything_else_is_the_first_page(String path) {
        assertThat(ReturnPath.of(path).text()).isEqualTo("/");
    }

    @Test
    void an_address_without_end_is_none_and_a_long_one_costs_little() {
        var path = "/" + "x".repeat(1_990);
        assertThat(ReturnPath.of(path).text()).isEqualTo(path);
        assertThat(ReturnPath.of(path + "?" + "%41".repeat(2)).text()).isEqualTo(path + "?%41%41");
        assertThat(ReturnPath.of("/" + "x".repeat(5_000)).text()).isEqualTo("/");
    }

    @Test
    void a_parameter_comes_behind_those_that_are_there() {
        assertThat(ReturnPath.of("/plans").with("oidc", "complete")).isEqualTo("/plans?oidc=complete");
        assertThat(ReturnPath.of("/plans?a=1").with("oidc_error", "a&b=c"))
                .isEqualTo("/plans?a=1&oidc_error=a%26b%3Dc");
    }
}
