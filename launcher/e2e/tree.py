"""Makes a folder with all that a file system can hold, and describes a folder so that two can be compared.

usage: tree.py make FOLDER | tree.py describe FOLDER   (JSON: a line an entry, names as hex)
"""

import hashlib
import json
import os
import stat
import struct
import sys


def acl(user):
    """A POSIX access list as the kernel keeps it: owner rw-, one more user r--, group ---, mask r--, others ---."""
    entries = [(0x01, 6, 0xFFFFFFFF), (0x02, 4, user), (0x04, 0, 0xFFFFFFFF), (0x10, 4, 0xFFFFFFFF), (0x20, 0, 0xFFFFFFFF)]
    return struct.pack("<I", 2) + b"".join(struct.pack("<HHI", *entry) for entry in entries)


def make(top):
    def path(name):
        return os.path.join(top, name)

    def write(name, content=b"content"):
        os.makedirs(os.path.dirname(path(name)), exist_ok=True)
        with open(path(name), "wb") as file:
            file.write(content)
        return path(name)

    for name in (b"plain.txt", "Grüße.txt".encode(), b"-rf", b"a;b", b"c\\d", b"50%", b"x::y", b"'q\"", b"new\nline",
                 "‮rtl".encode(), b"n" * 255, b" blank ", b"{now}", b"*", b"$(id)"):
        write(b"names/" + name, b"content of " + name)
    write(b"bytes/\xff\xfe.bin", b"not UTF-8")
    os.symlink(b"plain.txt", path(b"names/link"))
    os.symlink(b"/etc/passwd", path(b"names/outside"))
    os.symlink(b"nowhere", path(b"names/dangling"))
    os.symlink(b"/etc", path(b"folder-link"))
    os.link(write(b"hard/first", b"one file, two names"), path(b"hard/second"))
    os.mkfifo(path(b"fifo"), 0o640)
    with open(path(b"sparse"), "wb") as file:
        file.seek(64 << 20)
        file.write(b"end")
    os.setxattr(write(b"attributes"), b"user.colour", b"blue\x00green")
    with_list = write(b"access-list")
    os.chmod(with_list, 0o600)
    os.setxattr(with_list, b"system.posix_acl_access", acl(12345))
    os.chown(write(b"owned/by-others"), 12345, 23456)
    os.chmod(path(b"owned/by-others"), 0o4750)
    os.chown(path(b"owned"), 12345, 23456)
    os.chmod(path(b"owned"), 0o2751)
    os.makedirs(path(b"empty"))
    write(b"closed/inside")
    os.chmod(path(b"closed"), 0o500)
    os.utime(path(b"names/plain.txt"), ns=(10**18, 10**18 + 123456789))
    os.utime(path(b"names"), ns=(10**18, 10**18))


def describe(top):
    first_names = {}
    entries = []
    for folder, folders, files in os.walk(top):
        folders.sort()
        for name in [b"."] * (folder == top) + sorted(folders + files):
            full = os.path.join(folder, name)
            entries.append(entry(top, full, first_names))
    for line in sorted(entries, key=lambda each: each["path"]):
        print(json.dumps(line))


def entry(top, full, first_names):
    seen = os.lstat(full)
    relative = os.path.relpath(full, top).hex()
    said = {"path": relative, "mode": oct(seen.st_mode), "uid": seen.st_uid, "gid": seen.st_gid}
    said["attributes"] = {name: os.getxattr(full, name, follow_symlinks=False).hex() for name in os.listxattr(full, follow_symlinks=False)}
    if not stat.S_ISLNK(seen.st_mode):
        said["modified"] = seen.st_mtime_ns
    else:
        said["link"] = os.readlink(full).hex()
    if stat.S_ISREG(seen.st_mode):
        with open(full, "rb") as file:
            said["sha256"] = hashlib.sha256(file.read()).hexdigest()
        said["sparse"] = seen.st_blocks * 512 < seen.st_size
        if seen.st_nlink > 1:
            said["same_as"] = first_names.setdefault((seen.st_dev, seen.st_ino), relative)
    return said


{"make": make, "describe": describe}[sys.argv[1]](os.fsencode(sys.argv[2]))
