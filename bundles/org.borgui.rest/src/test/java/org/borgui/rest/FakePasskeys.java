package org.borgui.rest;

import java.util.List;
import java.util.Optional;
import org.borgui.api.Secret;
import org.borgui.api.access.Caller;
import org.borgui.api.access.PasskeyService;
import org.borgui.api.access.SessionService.Begun;
import org.borgui.api.access.SessionService.Client;

/** One passkey, which signs anybody in whose answer is not empty. */
final class FakePasskeys implements PasskeyService {

    @Override
    public Optional<String> domain() {
        return Optional.of("backup.example");
    }

    @Override
    public List<Passkey> list(Caller caller) {
        return List.of(passkey("phone"));
    }

    @Override
    public Ceremony prepare(Caller caller, Secret password, String code) {
        return new Ceremony(Secret.of("ceremony-1"), "{\"rp\":{\"id\":\"backup.example\"}}");
    }

    @Override
    public Passkey add(Caller caller, Secret token, String answer, String name) {
        return passkey(name);
    }

    @Override
    public Passkey rename(Caller caller, long number, String name) {
        return passkey(name);
    }

    @Override
    public void remove(Caller caller, long number) {}

    @Override
    public Ceremony begin(String address) {
        return new Ceremony(Secret.of("ceremony-2"), "{\"rpId\":\"backup.example\"}");
    }

    @Override
    public Begun signIn(Secret token, String answer, Caller.Via via, Client client) {
        return new FakeSessions().signInByCode(Secret.of("challenge-1"), "123456", via, client);
    }

    private static Passkey passkey(String name) {
        return new Passkey(3, name, Samples.NOW, null, false);
    }
}
