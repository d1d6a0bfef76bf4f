"""Runs programs as told on stdin, each in a fork of this process, which has loaded what all of them load.

The environment that the packages were loaded in is the one that the programs see.
"""

import json
import os
import runpy
import sys
import traceback

import langchain_openai  # noqa: F401
import openai  # noqa: F401


def run(place, main, env, out, err):
    for descriptor, path in ((1, out), (2, err)):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), descriptor)
    os.environ.update(env)
    os.chdir(place)
    sys.path[0] = place
    sys.argv = [main]
    code = 0
    try:
        runpy.run_path(os.path.join(place, main), run_name="__main__")
    except BaseException:
        traceback.print_exc()
        code = 1
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


for line in sys.stdin:
    child = os.fork()
    if child == 0:
        run(**json.loads(line))
    _, status = os.waitpid(child, 0)
    print(os.waitstatus_to_exitcode(status), flush=True)
