package org.borgui.rest.restore;

record RestorePreview(String preview) {}
