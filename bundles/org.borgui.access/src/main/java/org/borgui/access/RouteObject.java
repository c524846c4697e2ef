package org.borgui.access;

import java.util.ArrayList;
import java.util.List;

/** What a request was about: {@code repositories/7} for {@code /api/repositories/{repo_id}/wipe}. */
final class RouteObject {

    private static final int LONGEST = 200;

    private RouteObject() {}

    static String of(String route, String path) {
        var names = List.of(route.split("/", -1));
        var values = List.of(path.split("/", -1));
        var found = new ArrayList<String>();
        for (int i = 1; i < Math.min(names.size(), values.size()); i++) {
            if (names.get(i).startsWith("{")) {
                var before = names.get(i - 1);
                found.add(before.startsWith("{") ? values.get(i) : before + "/" + values.get(i));
            }
        }
        var text = String.join(" ", found);
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
