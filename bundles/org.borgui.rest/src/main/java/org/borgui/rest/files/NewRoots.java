package org.borgui.rest.files;

import java.util.List;
import org.jspecify.annotations.Nullable;

record NewRoots(@Nullable List<String> roots) {}
