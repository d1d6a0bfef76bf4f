/** Modules of Python's own library, to tell the group of imports that they stand in. */
const STANDARD = new Set(
  `abc argparse array ast asyncio base64 bisect builtins bz2 calendar cmath codecs collections concurrent configparser
contextlib contextvars copy csv ctypes dataclasses datetime decimal difflib email enum errno fcntl fileinput fnmatch
fractions ftplib functools gc getopt getpass gettext glob graphlib gzip hashlib heapq hmac html http imaplib importlib
inspect io ipaddress itertools json keyword linecache locale logging lzma mailbox math mimetypes mmap multiprocessing
numbers operator os pathlib pickle pkgutil platform pprint queue random re readline resource sched secrets select selectors
shelve shlex shutil signal site smtplib socket socketserver sqlite3 ssl stat statistics string stringprep struct
subprocess sys sysconfig tarfile tempfile textwrap threading time timeit tkinter token tokenize tomllib trace traceback
types typing unicodedata unittest urllib uuid venv warnings wave weakref webbrowser xml xmlrpc zipfile zipimport zlib
zoneinfo`.split(/\s+/),
);

export const isStandard = (module: string): boolean => STANDARD.has(module.split('.', 1)[0] ?? module);
