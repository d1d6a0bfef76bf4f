"""Builds clients as told on stdin, calls them, and says which host each call would have contacted. Nothing leaves."""

import asyncio
import importlib
import importlib.util
import inspect
import json
import os
import socket
import ssl
import sys
import warnings

warnings.simplefilter("ignore")


class Contact(BaseException):
    """Not an Exception, so that no retry catches it."""

    def __init__(self, host, port):
        self.place = f"{host}:{port}"
        self.path = None


def refuse(host, port, *_rest, **_options):
    raise Contact(host.decode() if isinstance(host, bytes) else host, port)


def remember_path(send):
    """What came of base URL and path is known to the HTTP client that the SDK hands them to."""

    def remembering(client, request, **options):
        try:
            return send(client, request, **options)
        except Contact as contact:
            contact.path = request.url.path
            raise

    return remembering


async def refuse_async(_loop, host, port, **_options):
    refuse(host, port)


socket.getaddrinfo = refuse
# Nothing is connected, so no certificate is checked; reading them is what building a client takes longest for.
ssl.SSLContext.load_verify_locations = lambda *_args, **_options: None
asyncio.base_events.BaseEventLoop.getaddrinfo = refuse_async
for name in ("httpx", "httpx2"):
    if importlib.util.find_spec(name):
        library = importlib.import_module(name)
        library.Client.send = remember_path(library.Client.send)


def resolve(name):
    parts = name.split(".")
    for cut in range(len(parts), 0, -1):
        try:
            found = importlib.import_module(".".join(parts[:cut]))
        except ModuleNotFoundError:
            continue
        for part in parts[cut:]:
            found = getattr(found, part)
        return found
    raise ModuleNotFoundError(name)


async def finish(result):
    if inspect.isasyncgen(result) or hasattr(result, "__aiter__") and not inspect.isawaitable(result):
        async for item in result:
            return item
    return await result


def call(code, client):
    result = eval(code, {"client": client})
    if inspect.isawaitable(result) or hasattr(result, "__aiter__"):
        asyncio.run(finish(result))


def forget(package):
    """What a module keeps of an earlier case must not decide this one."""
    for name in [name for name in sys.modules if name.split(".")[0] == package]:
        del sys.modules[name]


class Asked(dict):
    """Variables of an environment; remembers which of them somebody wanted to know."""

    def __init__(self, data):
        super().__init__(data)
        self.names = set()

    def __getitem__(self, key):
        self.names.add(os.fsdecode(key))
        return super().__getitem__(key)

    def __iter__(self):
        self.names.add("*")
        return super().__iter__()


loaded = {}


def asked_by(package):
    """What a package asks of the environment while it loads. From then on it is there, in every fork of this process."""
    if package not in loaded:
        data = os.environ._data
        os.environ._data = asked = Asked(data)
        importlib.import_module(package)
        os.environ._data = data
        loaded[package] = asked.names
    return loaded[package]


def outcome_of_module(case):
    """Loading the package is most of what a case costs: a variable that it does not ask for can wait until it is there."""
    package = case["name"].split(".")[0]
    asked = asked_by(package)
    ear, mouth = os.pipe()
    child = os.fork()
    if child == 0:
        os.environ.update(case["env"])
        if "*" in asked or asked & set(case["env"]):
            forget(package)
        os.write(mouth, json.dumps(outcome(case)).encode())
        os._exit(0)
    os.close(mouth)
    with open(ear, encoding="utf-8") as told:
        answer = json.load(told)
    os.waitpid(child, 0)
    return answer


def outcome(case):
    try:
        target = resolve(case["name"])
    except (ModuleNotFoundError, AttributeError, ImportError) as error:
        return {"absent": str(error)}
    try:
        if case.get("module"):
            client = target
            for path, value in case.get("set", {}).items():
                owner, attribute = path.rsplit(".", 1)
                setattr(resolve(owner), attribute, value)
        else:
            client = target(**case["options"])
            if "derive" in case:
                client = getattr(client, case["derive"])(**case["derived"])
            for attribute, value in case.get("set", {}).items():
                setattr(client, attribute, value)
    except Contact as contact:
        return {"contacted": contact.place}
    except Exception as error:
        return {"unbuilt": f"{type(error).__name__}: {error}"[:300]}
    try:
        call(case["call"], client)
    except Contact as contact:
        return {"contacted": contact.place, "path": contact.path}
    except Exception as error:
        return {"failed": f"{type(error).__name__}: {error}"[:300]}
    return {"failed": "nothing was contacted"}


def main():
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "PYTHONPATH") if name in os.environ}
    cases = json.load(sys.stdin)
    outcomes = []
    for case in cases:
        os.environ.clear()
        os.environ.update(kept)
        if case.get("module"):
            outcomes.append(outcome_of_module(case))
            continue
        os.environ.update(case["env"])
        outcomes.append(outcome(case))
    json.dump(outcomes, sys.stdout)


main()
