package org.borgui.catalog;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A catalog over a scripted borg, in a folder of its own for each test. */
abstract class OneCatalog {

    @TempDir
    Path folder;

    Catalogs server;
    ArchiveCatalog catalog;

    @BeforeEach
    void open() throws IOException {
        server = new Catalogs(folder);
        catalog = server.open();
    }

    @AfterEach
    void close() {
        catalog.close();
    }
}
