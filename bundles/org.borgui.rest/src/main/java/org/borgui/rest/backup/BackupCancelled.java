package org.borgui.rest.backup;

record BackupCancelled(String message, boolean processTerminated) {}
