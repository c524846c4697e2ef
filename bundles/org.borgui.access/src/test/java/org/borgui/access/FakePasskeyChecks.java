package org.borgui.access;

import java.util.List;
import org.borgui.api.RefusedException;
import org.borgui.api.Secret;
import org.borgui.spi.signin.Passkeys;

/** Answers are {@code outcome challenge id handle}, in words. */
class FakePasskeyChecks implements Passkeys {

    private int asked;

    static String answer(String outcome, String options, String id, String handle) {
        return String.join(" ", outcome, options.split(" ", -1)[0], id, handle);
    }

    @Override
    public String domain() {
        return "backup.example";
    }

    @Override
    public Question forNew(String handle, String username, List<String> known) {
        var question = "new-" + ++asked;
        return new Question(Secret.of(question), String.join(" ", question, handle, String.join(",", known)));
    }

    @Override
    public Kept made(Secret challenge, String answer) {
        var parts = parts(answer);
        if (!parts[0].equals("right") || !parts[1].equals(challenge.reveal())) {
            throw RefusedException.invalid("backend.errors.auth.invalidPasskey", "Wrong.");
        }
        return new Kept(parts[2], "0");
    }

    @Override
    public Question forSignIn() {
        var question = "in-" + ++asked;
        return new Question(Secret.of(question), question);
    }

    @Override
    public Claim claim(String answer) {
        var parts = parts(answer);
        return new Claim(parts[2], parts[3]);
    }

    @Override
    public Checked check(Secret challenge, Kept passkey, String answer) {
        var parts = parts(answer);
        var outcome = !parts[1].equals(challenge.reveal()) || parts[0].equals("wrong")
                ? Outcome.WRONG
                : parts[0].equals("copied") ? Outcome.COPIED : Outcome.RIGHT;
        return new Checked(outcome, new Kept(passkey.id(), Integer.toString(Integer.parseInt(passkey.data()) + 1)));
    }

    private static String[] parts(String answer) {
        return answer.split(" ", -1);
    }
}
