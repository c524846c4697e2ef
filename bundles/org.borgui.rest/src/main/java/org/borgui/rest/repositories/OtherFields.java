package org.borgui.rest.repositories;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.borgui.api.repository.Repository;

/** The fields of a repository that existing clients look for, and that have no meaning without a plugin. */
final class OtherFields {

    private static final List<String> NONE = List.of(
            "agent_machine_id",
            "agent_machine_name",
            "agent_machine_status",
            "host",
            "username",
            "ssh_key_id",
            "source_ssh_connection_id");

    private OtherFields() {}

    static Map<String, JsonNode> of(Repository repository) {
        var fields = new LinkedHashMap<String, JsonNode>();
        fields.put("repository_type", TextNode.valueOf("local"));
        fields.put("execution_target", TextNode.valueOf("local"));
        fields.put("executor_type", TextNode.valueOf("server"));
        fields.put("storage_backend", TextNode.valueOf("local"));
        fields.put("port", IntNode.valueOf(22));
        fields.put("borg_version", IntNode.valueOf(1));
        NONE.forEach(field -> fields.put(field, NullNode.getInstance()));
        fields.putAll(Echo.values(repository.echoed()));
        return fields;
    }
}
