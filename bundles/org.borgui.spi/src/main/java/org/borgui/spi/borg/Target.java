package org.borgui.spi.borg;

import org.borgui.api.Secret;

/** A repository as borg is told of it, for one call: keep it in no field. */
public record Target(String path, Secret passphrase, boolean bypassLock) {}
