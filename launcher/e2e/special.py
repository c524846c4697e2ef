"""Gives what is in a folder what only root can: a capability and a set-ID bit for its file `tool`, and two device files.

usage: special.py FOLDER
"""

import os
import stat
import struct
import sys

tool = os.path.join(sys.argv[1], "tool")
os.chmod(tool, 0o4755)
# as the kernel keeps it: revision 2, effective, CAP_NET_BIND_SERVICE
os.setxattr(tool, "security.capability", struct.pack("<IIIII", 0x02000001, 1 << 10, 0, 0, 0))
os.mknod(os.path.join(sys.argv[1], "null"), 0o600 | stat.S_IFCHR, os.makedev(1, 3))
os.mknod(os.path.join(sys.argv[1], "loop"), 0o600 | stat.S_IFBLK, os.makedev(7, 99))
