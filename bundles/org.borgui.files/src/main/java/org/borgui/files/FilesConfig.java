package org.borgui.files;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Which folders the server may touch. */
@ObjectClassDefinition(name = "Files", description = "Which folders the server may touch")
public @interface FilesConfig {

    @AttributeDefinition(name = "Data directory", description = "Where the server keeps its state, keys and logs")
    String dataDir();

    @AttributeDefinition(
            name = "Roots",
            description =
                    "Folders that may be browsed, backed up and restored to, separated by commas; empty to let an admin choose")
    String[] roots() default {};
}
