"""Writes a tar that no backup would make: crafted.py TAR '[[name, kind, text], ...]', entries as named and in that order."""

import io
import json
import sys
import tarfile

KINDS = {"file": tarfile.REGTYPE, "folder": tarfile.DIRTYPE, "link": tarfile.SYMTYPE}

with tarfile.open(sys.argv[1], "w") as tar:
    for name, kind, text in json.loads(sys.argv[2]):
        entry = tarfile.TarInfo(name)
        entry.type = KINDS[kind]
        entry.mode = 0o755
        content = b""
        if kind == "link":
            entry.linkname = text
        else:
            content = text.encode()
        entry.size = len(content)
        tar.addfile(entry, io.BytesIO(content))
