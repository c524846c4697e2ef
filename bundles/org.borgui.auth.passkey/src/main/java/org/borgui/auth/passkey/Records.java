package org.borgui.auth.passkey;

import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecord;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.attestation.AttestationObject;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import java.util.Base64;
import java.util.Objects;
import org.borgui.spi.signin.Passkeys.Kept;

/** Passkeys as texts: the public key as its authenticator told it, how often it signed, and whether it is backed up. */
final class Records {

    private static final String FORM = "1";

    private final AttestedCredentialDataConverter keys;

    Records(ObjectConverter converter) {
        keys = new AttestedCredentialDataConverter(converter);
    }

    Kept of(AttestationObject made) {
        return of(new CredentialRecordImpl(made, null, null, null));
    }

    Kept of(CredentialRecord passkey) {
        var key = passkey.getAttestedCredentialData();
        var data = String.join(
                " ",
                FORM,
                text(keys.convert(key)),
                Long.toString(passkey.getCounter()),
                Boolean.toString(Boolean.TRUE.equals(passkey.isBackupEligible())),
                Boolean.toString(Boolean.TRUE.equals(passkey.isBackedUp())));
        return new Kept(text(key.getCredentialId()), data);
    }

    CredentialRecord open(Kept passkey) {
        var parts = passkey.data().split(" ", -1);
        if (parts.length != 5 || !parts[0].equals(FORM)) {
            throw new IllegalStateException("The passkey %s was kept by another version.".formatted(passkey.id()));
        }
        return new CredentialRecordImpl(
                new NoneAttestationStatement(),
                true,
                Boolean.valueOf(parts[3]),
                Boolean.valueOf(parts[4]),
                Long.parseLong(parts[2]),
                Objects.requireNonNull(keys.convert(Base64.getUrlDecoder().decode(parts[1]))),
                null,
                null,
                null,
                null);
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
