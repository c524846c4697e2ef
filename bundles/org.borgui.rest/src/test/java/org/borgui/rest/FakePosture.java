package org.borgui.rest;

import java.util.List;
import org.borgui.api.access.Caller;
import org.borgui.api.posture.PostureService;
import org.borgui.api.posture.Weakness;
import org.borgui.api.posture.Weakness.Severity;

/** A server with two weaknesses. */
record FakePosture() implements PostureService {

    @Override
    public List<Weakness> look(Caller caller) {
        return List.of(
                new Weakness("a.b", Severity.HIGH, "Title", "Reason.", "Remedy.", null, ""),
                new Weakness("c.d", Severity.LOW, "Title", "Reason.", "Remedy.", "/settings/account", "ana"));
    }
}
