package org.borgui.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.borgui.api.Secret;
import org.borgui.api.access.Caller;
import org.borgui.api.access.SessionService;
import org.borgui.api.files.FileEntry;
import org.borgui.api.files.FileService;
import org.borgui.api.system.DataDirectory;
import org.borgui.api.system.SystemService;
import org.borgui.spi.web.RequestGate;

/** What lies around the services: folders, the gate, versions, the data directory. */
final class FakeSurroundings {

    private FakeSurroundings() {}

    static final class Folders implements FileService {
        @Override
        public List<String> roots() {
            return List.of("/local");
        }

        @Override
        public void setRoots(Caller caller, List<String> roots) {}

        @Override
        public boolean rootsAreFixed() {
            return true;
        }

        @Override
        public Folder browse(Caller caller, String path) {
            var entry = new FileEntry("docs", "/local/docs", true, 0, Samples.NOW, true, false, "rwx");
            return new Folder(path, Optional.empty(), List.of(entry));
        }

        @Override
        public String createFolder(Caller caller, String parent, String name) {
            return parent + "/" + name;
        }

        @Override
        public Path source(String path) {
            return Path.of(path);
        }

        @Override
        public Path target(String path) {
            return Path.of(path);
        }
    }

    static final class Gate implements RequestGate {
        @Override
        public Caller identify(HttpServletRequest request) {
            return Samples.NOBODY;
        }

        @Override
        public void admit(Caller caller, Optional<Need> need, HttpServletRequest request) {}

        @Override
        public void answered(Caller caller, Answered answer, HttpServletRequest request) {}

        @Override
        public String cookie(SessionService.Begun session, HttpServletRequest request) {
            return "borgui=" + session.secret().reveal() + "; HttpOnly";
        }

        @Override
        public String clearedCookie(HttpServletRequest request) {
            return "borgui=; Max-Age=0";
        }

        @Override
        public String cookieName(String name, HttpServletRequest request) {
            return name;
        }

        @Override
        public String cookie(String name, Secret value, Duration age, HttpServletRequest request) {
            return name + "=" + value.reveal();
        }
    }

    record Versions(String version, Optional<String> borgVersion) implements SystemService {}

    record Directory(Path path) implements DataDirectory {
        @Override
        public Path folder(String name) {
            return path.resolve(name);
        }
    }
}
