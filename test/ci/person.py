"""A person at a terminal: answers the questions of a command in turn. `person.py ANSWERS COMMAND…`, answers with commas between."""

import os
import pty
import re
import sys

answers, command = sys.argv[1].split(","), sys.argv[2:]
child, terminal = pty.fork()
if child == 0:
    os.execvp(command[0], command)

shown, asked = "", 0
while True:
    try:
        data = os.read(terminal, 4096)
    except OSError:
        break
    if not data:
        break
    shown += re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", data.decode("utf-8", "replace"))
    while answers and len(re.findall(r"\[(?:y/N|Y/n)\] ", shown)) > asked:
        asked += 1
        answer = answers.pop(0)
        os.write(terminal, b"\x04" if answer == "leave" else answer.encode() + b"\r")

sys.stdout.write(shown)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
