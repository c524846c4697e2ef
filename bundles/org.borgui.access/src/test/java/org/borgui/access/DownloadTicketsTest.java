package org.borgui.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.borgui.access.Server.assertRefused;

import java.time.Duration;
import java.util.Optional;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.access.Caller.Via;
import org.borgui.api.access.Permission;
import org.borgui.api.access.Role;
import org.borgui.api.access.SessionService.Begun;
import org.borgui.spi.web.RequestGate.Need;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class DownloadTicketsTest {

    private static final String FILE = "/api/archives/download?repository=1&file_path=a%20b";

    private final Server server = Server.withAdmin();
    private final Begun browser = server.signIn("admin", Via.COOKIE);

    @Test
    void is_good_once() {
        var path = ticket(browser, FILE);

        assertThat(path).startsWith(FILE + "&ticket=").hasSize(FILE.length() + "&ticket=".length() + 32);
        assertThatCode(() -> fetch(browser, path)).doesNotThrowAnyException();
        assertOver(browser, path);
    }

    @Test
    void is_good_for_an_address_without_a_query_too_and_below_a_path() {
        var path = ticket(browser, "/api/jobs/7/logs/download");

        var request = FakeRequest.get(path)
                .below("/backup")
                .cookie("__Secure-borgui", browser.secret().reveal());
        assertThatCode(() -> admit(request)).doesNotThrowAnyException();
    }

    @Test
    void is_worth_nothing_in_another_session_be_it_of_the_same_person() {
        var again = server.signIn("admin", Via.COOKIE);
        server.add("eve", Role.ADMIN);
        var eve = server.signIn("eve", Via.COOKIE);

        assertOver(again, ticket(browser, FILE));
        assertOver(eve, ticket(browser, FILE));
    }

    @Test
    void ends_after_five_minutes_and_also_when_the_clock_goes_back() {
        var late = ticket(browser, FILE);
        server.clock.advance(Duration.ofMinutes(5));
        assertOver(browser, late);

        var early = ticket(browser, FILE);
        server.clock.advance(Duration.ofSeconds(-1));
        assertOver(browser, early);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/archives/download?repository=2&file_path=a%20b",
                "/api/archives/download?repository=1&file_path=a%20b&archive=x",
                "/api/archives/download?repository=1&file_path=a+b",
                "/api/archives/download?file_path=a%20b&repository=1",
                "/api/archives/other?repository=1&file_path=a%20b"
            })
    void fetches_nothing_but_what_it_was_made_for(String other) {
        var path = ticket(browser, FILE);

        assertOver(browser, path.replace(FILE, other));
    }

    @Test
    void that_nobody_made_is_not_there() {
        assertOver(browser, FILE + "&ticket=");
        assertOver(browser, FILE + "&ticket=" + "A".repeat(32));
    }

    @Test
    void without_one_a_browser_has_to_repeat_the_token_of_its_page() {
        assertRefused(() -> fetch(browser, FILE), Reason.FORBIDDEN, "auth.csrf");
        assertThatCode(() -> admit(request(browser, FILE).header("X-CSRF-Token", browser.csrf())))
                .doesNotThrowAnyException();
        var token = Server.bearer(server.signIn("admin", Via.BEARER), "GET");
        assertThatCode(() -> admit(token)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "/api/", "api/jobs", "https://evil.example/api/x", "//api/x", "/api/a b", "/api/ä", "/x"})
    void is_made_for_paths_of_this_server_alone(String path) {
        assertRefused(() -> ticket(browser, path), Reason.INVALID, "downloads.noPath");
        assertRefused(() -> ticket(browser, "/api/" + "x".repeat(8_001)), Reason.INVALID, "downloads.noPath");
    }

    @Test
    void ones_own_oldest_go_when_there_are_too_many_and_nobody_elses() {
        var other = server.signIn("admin", Via.COOKIE);
        var others = ticket(other, FILE);
        var first = ticket(browser, FILE);
        for (int i = 0; i < OneShots.MOST; i++) {
            ticket(browser, FILE);
        }
        var last = ticket(browser, FILE);
        assertThatCode(() -> fetch(other, others)).doesNotThrowAnyException();

        assertOver(browser, first);
        assertThatCode(() -> fetch(browser, last)).doesNotThrowAnyException();
    }

    private String ticket(Begun session, String path) {
        var caller = server.gate.identify(Server.cookie(session, "GET").build());
        return server.tickets.ticket(caller, path).path();
    }

    private static FakeRequest request(Begun session, String path) {
        return FakeRequest.get(path).cookie("__Host-borgui", session.secret().reveal());
    }

    private void fetch(Begun session, String path) {
        admit(request(session, path));
    }

    private void admit(FakeRequest request) {
        var built = request.build();
        server.gate.admit(
                server.gate.identify(built), Optional.of(new Need(Permission.ARCHIVES_VIEW, false, true)), built);
    }

    private void assertOver(Begun session, String path) {
        assertRefused(() -> fetch(session, path), Reason.NOT_FOUND, "downloads.over");
    }
}
