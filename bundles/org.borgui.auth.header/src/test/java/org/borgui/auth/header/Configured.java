package org.borgui.auth.header;

import java.util.HashMap;
import java.util.Map;
import org.osgi.util.converter.Converters;

/** Configurations as the framework hands them to the component. */
final class Configured {

    private Configured() {}

    static HeaderConfig by(String... keysAndValues) {
        Map<String, Object> values = new HashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            values.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return Converters.standardConverter().convert(values).to(HeaderConfig.class);
    }

    static HeaderSettings settings(String... keysAndValues) {
        return HeaderSettings.of(by(keysAndValues));
    }
}
