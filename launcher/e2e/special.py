"""Gives what is in a folder what only root can: capabilities for its files `tool` and `text`, a set-ID bit for the first, and two device files.

usage: special.py FOLDER
"""

import os
import stat
import struct
import sys

tool = os.path.join(sys.argv[1], "tool")
os.chmod(tool, 0o4755)
# as the kernel keeps it: revision 2, effective, CAP_NET_BIND_SERVICE
capability = struct.pack("<IIIII", 0x02000001, 1 << 10, 0, 0, 0)
os.setxattr(tool, "security.capability", capability)
os.setxattr(os.path.join(sys.argv[1], "text"), "security.capability", capability)  # chmod +x would make use of it
os.mknod(os.path.join(sys.argv[1], "null"), 0o600 | stat.S_IFCHR, os.makedev(1, 3))
os.mknod(os.path.join(sys.argv[1], "loop"), 0o600 | stat.S_IFBLK, os.makedev(7, 99))
