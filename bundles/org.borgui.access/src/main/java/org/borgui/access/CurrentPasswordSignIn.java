package org.borgui.access;

import static org.osgi.service.component.annotations.ReferenceCardinality.OPTIONAL;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;

import java.util.Optional;
import org.borgui.api.Secret;
import org.borgui.spi.signin.PasswordSignIn;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The way to check passwords that is there at the moment. While there is none, nobody signs in with a password. */
@Component(service = CurrentPasswordSignIn.class)
public final class CurrentPasswordSignIn implements PasswordSignIn {

    private final Current<PasswordSignIn> current = new Current<>();

    @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    void setPasswords(PasswordSignIn added) {
        current.set(added);
    }

    void unsetPasswords(PasswordSignIn removed) {
        current.unset(removed);
    }

    boolean isThere() {
        return current.get().isPresent();
    }

    @Override
    public String hash(Secret password) {
        return present().hash(password);
    }

    @Override
    public Checked check(Secret password, Optional<String> hash) {
        return present().check(password, hash);
    }

    @Override
    public void requireAcceptable(Secret password, String username) {
        present().requireAcceptable(password, username);
    }

    private PasswordSignIn present() {
        return current.get().orElseThrow(Refusals::noPasswords);
    }
}
