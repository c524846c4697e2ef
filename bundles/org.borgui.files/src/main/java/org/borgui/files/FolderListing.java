package org.borgui.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.borgui.api.files.FileEntry;

/** What is in a folder that the fence contains. */
final class FolderListing {

    private static final Comparator<FileEntry> ORDER = Comparator.comparing(FileEntry::folder)
            .reversed()
            .thenComparing(FileEntry::name, String.CASE_INSENSITIVE_ORDER)
            .thenComparing(FileEntry::name);

    private final Fence fence;
    private final Path folder;
    private final boolean foldersOnly;

    FolderListing(Fence fence, Path folder, boolean foldersOnly) {
        this.fence = fence;
        this.folder = folder;
        this.foldersOnly = foldersOnly;
    }

    List<FileEntry> read() {
        var entries = new ArrayList<FileEntry>();
        try (var opened = Files.newDirectoryStream(folder)) {
            mustStillBe(opened);
            for (var child : opened) {
                entry(child).filter(entry -> entry.folder() || !foldersOnly).ifPresent(entries::add);
            }
        } catch (AccessDeniedException e) {
            throw Refusals.unreadable(folder.toString());
        } catch (NotDirectoryException e) {
            throw Refusals.notFolder(folder.toString());
        } catch (IOException | DirectoryIteratorException e) {
            throw Refusals.notFound(folder.toString());
        }
        entries.sort(ORDER);
        return entries;
    }

    /** Between the judgement and the opening somebody may have put a link in the folder's place: what is open counts. */
    private void mustStillBe(DirectoryStream<Path> opened) throws IOException {
        if (opened instanceof SecureDirectoryStream<Path> secure) {
            var key = secure.getFileAttributeView(BasicFileAttributeView.class)
                    .readAttributes()
                    .fileKey();
            if (!folder.toRealPath().equals(folder) || key == null || !key.equals(Fence.key(folder))) {
                throw Refusals.notFound(folder.toString());
            }
        }
    }

    /** Empty for what is not to be seen, and for what went away meanwhile. */
    private Optional<FileEntry> entry(Path child) {
        try {
            var attributes = Files.readAttributes(child, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            var real = child;
            if (attributes.isSymbolicLink()) {
                real = child.toRealPath();
                attributes = Files.readAttributes(real, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            }
            var mayBeSeen = (real.equals(child) && !attributes.isDirectory())
                    ? !fence.hides(attributes.fileKey())
                    : fence.contains(real);
            if (attributes.isOther() || !mayBeSeen) {
                return Optional.empty();
            }
            return Optional.of(entry(child, real, attributes));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private FileEntry entry(Path child, Path real, PosixFileAttributes attributes) {
        return new FileEntry(
                String.valueOf(child.getFileName()),
                child.toString(),
                attributes.isDirectory(),
                attributes.isDirectory() ? 0 : attributes.size(),
                attributes.lastModifiedTime().toInstant(),
                attributes.isDirectory() && BorgFolder.isRepository(real),
                fence.isRoot(real),
                PosixFilePermissions.toString(attributes.permissions()));
    }
}
