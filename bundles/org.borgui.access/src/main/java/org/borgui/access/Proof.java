package org.borgui.access;

import org.borgui.api.access.Caller;
import org.borgui.api.access.Caller.Via;
import org.borgui.api.access.Resource;
import org.borgui.api.access.Verb;

/** What a caller has to show, besides a role, for what is asked. */
final class Proof {

    private Proof() {}

    /** Refuses a critical call of a browser that has not shown a password lately, and of a token without the scope. */
    static void require(Caller caller, Resource resource, Sessions sessions) {
        requireScope(caller, resource, Verb.CRITICAL);
        if (caller.via() == Via.COOKIE && !sessions.isProved(caller)) {
            throw Refusals.stepUpRequired();
        }
    }

    static void requireScope(Caller caller, Resource resource, Verb verb) {
        var scopes = caller.scopes();
        if (scopes != null && !scopes.allow(resource, verb)) {
            throw Refusals.outOfScope(resource.wire() + ":" + verb.wire());
        }
    }
}
