package org.borgui.rest.files;

import org.jspecify.annotations.Nullable;

record NewFolder(@Nullable String path, @Nullable String folderName, @Nullable String connectionType) {}
