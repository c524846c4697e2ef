package org.borgui.rest.files;

record FolderMade(boolean success, String path, String message) {}
