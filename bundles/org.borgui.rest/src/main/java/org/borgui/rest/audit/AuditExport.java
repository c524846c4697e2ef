package org.borgui.rest.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.borgui.api.RefusedException;
import org.borgui.api.access.Caller;
import org.borgui.api.audit.AuditLog;

/** The audit log as a file: a JSON object a line, or a table with commas between. */
enum AuditExport {
    NDJSON("ndjson") {
        @Override
        String head() {
            return "";
        }

        @Override
        String line(AuditItem item) throws IOException {
            return MAPPER.writeValueAsString(item) + "\n";
        }
    },
    CSV("csv") {
        @Override
        String head() {
            return "id,at,type,success,user,way,address,request,action,object,detail,hash\r\n";
        }

        @Override
        String line(AuditItem item) {
            return Stream.of(
                                    item.id(),
                                    item.at(),
                                    item.type(),
                                    item.success(),
                                    item.username(),
                                    item.way(),
                                    item.address(),
                                    item.requestId(),
                                    item.action(),
                                    item.object(),
                                    item.detail() == null ? "" : item.detail(),
                                    item.hash())
                            .map(cell -> cell(cell.toString()))
                            .collect(Collectors.joining(","))
                    + "\r\n";
        }
    };

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    /** What makes a spreadsheet take a text for a formula. */
    private static final List<Character> FORMULA = List.of('=', '+', '-', '@', '\t', '\r');

    private final String extension;

    AuditExport(String extension) {
        this.extension = extension;
    }

    static AuditExport of(String format) {
        return Stream.of(values())
                .filter(known -> known.extension.equals(format))
                .findFirst()
                .orElseThrow(() -> RefusedException.invalid(
                        "backend.errors.audit.invalidFormat", "The audit log is exported as ndjson or as csv."));
    }

    abstract String head();

    abstract String line(AuditItem item) throws IOException;

    String extension() {
        return extension;
    }

    void write(AuditLog log, Caller caller, OutputStream out) throws IOException {
        var writer = new BufferedWriter(new OutputStreamWriter(out, UTF_8));
        writer.write(head());
        log.each(caller, entry -> writer.write(line(AuditItem.of(entry))));
        writer.flush();
    }

    private static String cell(String text) {
        var harmless = !text.isEmpty() && FORMULA.contains(text.charAt(0)) ? "'" + text : text;
        return harmless.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? "\"" + harmless.replace("\"", "\"\"") + "\""
                : harmless;
    }
}
