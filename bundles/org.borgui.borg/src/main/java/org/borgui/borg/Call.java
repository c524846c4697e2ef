package org.borgui.borg;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.borgui.process.Command;
import org.borgui.process.Input;

/**
 * One run of borg, as a dialect words it.
 *
 * @param words what follows the program's name
 * @param environment answers to questions that borg may ask
 * @param directory where it runs
 */
record Call(List<String> words, Map<String, String> environment, Path directory, Input input, Duration timeout) {

    Call {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
    }

    static Call of(List<String> words) {
        return new Call(words, Map.of(), Path.of("/"), Input.none(), Command.FOREVER);
    }

    Call answering(String question, String answer) {
        return new Call(words, Map.of(question, answer), directory, input, timeout);
    }

    Call in(Path folder) {
        return new Call(words, environment, folder, input, timeout);
    }

    Call fed(Input fed) {
        return new Call(words, environment, directory, fed, timeout);
    }

    Call within(Duration time) {
        return new Call(words, environment, directory, input, time);
    }
}
