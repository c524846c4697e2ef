package org.borgui.auth.passkey;

import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.borgui.api.Secret;

/** What browsers are asked, as JSON of WebAuthn level 3. */
final class Questions {

    static final List<PublicKeyCredentialParameters> ALGORITHMS = Stream.of(
                    COSEAlgorithmIdentifier.EdDSA, COSEAlgorithmIdentifier.ES256, COSEAlgorithmIdentifier.RS256)
            .map(algorithm -> new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, algorithm))
            .toList();

    private static final String TYPE = "public-key";
    private static final String REQUIRED = "required";
    private static final int PATIENCE_MILLIS = 300_000;

    private final Party party;
    private final ObjectConverter converter;

    Questions(Party party, ObjectConverter converter) {
        this.party = party;
        this.converter = converter;
    }

    String forNew(Secret challenge, String handle, String username, List<String> known) {
        return json(Map.of(
                "rp", Map.of("id", party.domain(), "name", "Borg UI"),
                "user", Map.of("id", handle, "name", username, "displayName", username),
                "challenge", challenge.reveal(),
                "pubKeyCredParams",
                        ALGORITHMS.stream()
                                .map(one ->
                                        Map.of("type", TYPE, "alg", one.getAlg().getValue()))
                                .toList(),
                "timeout", PATIENCE_MILLIS,
                "attestation", "none",
                "excludeCredentials",
                        known.stream().map(id -> Map.of("type", TYPE, "id", id)).toList(),
                "authenticatorSelection",
                        Map.of("residentKey", REQUIRED, "requireResidentKey", true, "userVerification", REQUIRED)));
    }

    String forSignIn(Secret challenge) {
        return json(Map.of(
                "challenge", challenge.reveal(),
                "rpId", party.domain(),
                "timeout", PATIENCE_MILLIS,
                "userVerification", REQUIRED,
                "allowCredentials", List.of()));
    }

    private String json(Map<String, ?> options) {
        return converter.getJsonMapper().writeValueAsString(options);
    }
}
