"""Put on PYTHONPATH by `reroute prove`: writes down which known hosts a Python process contacts, and from which line."""

import importlib.abc
import importlib.machinery
import json
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
MOST_FRAMES = 8
PATCHED = {}


def start():
    with open(os.environ["REROUTE_PROBE"], encoding="utf-8") as file:
        plan = json.load(file)
    log = os.path.join(plan["log"], "python-%d.jsonl" % os.getpid())
    root = os.path.join(plan["root"], "")
    exact, suffixes = set(plan["hosts"]), tuple("." + suffix for suffix in plan["suffixes"])
    gateways = {tuple(place) for place in plan["gateways"]}
    working = os.getcwd()
    names = {}
    written = set()
    foreign = ("site-packages", "dist-packages", os.sep + "lib" + os.sep + "python")

    def kind_of(host, port):
        loop = "localhost" if host in ("127.0.0.1", "::1") else host
        if (loop, port) in gateways or (loop, None) in gateways:
            return "gateway"
        return "vendor" if host in exact or host.endswith(suffixes) else None

    def write(row):
        row["pid"] = os.getpid()
        with open(log, "a", encoding="utf-8") as file:
            file.write(json.dumps(row) + "\n")

    def own_frames():
        frame, found = sys._getframe(2), []
        while frame is not None and len(found) < MOST_FRAMES:
            path = os.path.join(working, frame.f_code.co_filename)
            if path.startswith(root) and not any(part in path for part in foreign):
                found.append([path[len(root) :], frame.f_lineno])
            frame = frame.f_back
        return found

    def frames():
        found = own_frames()
        inherited = PATCHED["inherited"]() if "inherited" in PATCHED else []
        return (found + [frame for frame in inherited if frame not in found])[:MOST_FRAMES]

    def contact(host, port):
        """The host as it was written; answers whether it may be contacted."""
        if isinstance(host, bytes):
            host = host.decode("ascii", "replace")
        if not isinstance(host, str):
            return
        host = host.lower().rstrip(".")
        try:
            port = int(port)
        except (TypeError, ValueError):
            port = {"https": 443, "http": 80}.get(port)
        kind = kind_of(host, port)
        if kind is None:
            return
        is_blocked = plan["block"] and kind == "vendor"
        trail = frames()
        key = json.dumps([host, trail])
        if key not in written:
            written.add(key)
            write({"host": host, "port": port, "kind": kind, "frames": trail, "blocked": is_blocked})
        if is_blocked:
            raise ConnectionRefusedError(111, "reroute prove --block refuses %s" % host)

    def hook(event, args):
        if event == "socket.getaddrinfo":
            contact(args[0], args[1])
        elif event == "socket.connect" and isinstance(args[1], tuple):
            contact(names.get(args[1][0], args[1][0]), args[1][1])

    def patch_socket(module):
        resolve = module.getaddrinfo

        def getaddrinfo(host, port, *rest, **options):
            found = resolve(host, port, *rest, **options)
            for row in found:
                if isinstance(host, str):
                    names[row[4][0]] = host
            return found

        module.getaddrinfo = getaddrinfo
        # A connection that is kept alive carries later requests, too: they are seen as they are sent.
        for name in ("send", "sendall"):
            setattr(module.socket, name, noting(getattr(module.socket, name)))

    def noting(original):
        def send(self, *args, **options):
            host = getattr(self, "server_hostname", None)
            try:
                peer = self.getpeername()
            except OSError:
                peer = None
            if isinstance(peer, tuple):
                contact(host or names.get(peer[0], peer[0]), peer[1])
            return original(self, *args, **options)

        return send

    def patch_ssl(module):
        for name in ("send", "sendall"):
            setattr(module.SSLSocket, name, noting(getattr(module.SSLSocket, name)))

        def naming(original):
            # Through a forward proxy this is the only place where the name is seen.
            def wrap(self, *args, **options):
                if options.get("server_hostname"):
                    contact(options["server_hostname"], 443)
                return original(self, *args, **options)

            return wrap

        for name in ("wrap_socket", "wrap_bio"):
            setattr(module.SSLContext, name, naming(getattr(module.SSLContext, name)))

    def patch_threading(module):
        begin = module.Thread.start

        def start(self):
            self._reroute_frames = frames()
            return begin(self)

        module.Thread.start = start

    def inherited():
        context = PATCHED.get("context")
        found = context.get([]) if context is not None else []
        threading = sys.modules.get("threading")
        if not found and threading is not None:
            thread = threading._active.get(threading.get_ident())
            found = getattr(thread, "_reroute_frames", [])
        return found

    def patch_tasks(module):
        create = module.BaseEventLoop.create_task

        def create_task(self, coro, **options):
            token = variable().set(frames())
            try:
                return create(self, coro, **options)
            finally:
                variable().reset(token)

        module.BaseEventLoop.create_task = create_task

    def patch_executor(module):
        submit = module.ThreadPoolExecutor.submit

        def noted(self, function, *args, **options):
            trail = frames()

            def run(*inner, **named):
                token = variable().set(trail)
                try:
                    return function(*inner, **named)
                finally:
                    variable().reset(token)

            return submit(self, run, *args, **options)

        module.ThreadPoolExecutor.submit = noted

    def variable():
        if "context" not in PATCHED:
            import contextvars

            PATCHED["context"] = contextvars.ContextVar("reroute_frames")
        return PATCHED["context"]

    PATCHED["inherited"] = inherited
    patches = {
        "socket": patch_socket,
        "ssl": patch_ssl,
        "threading": patch_threading,
        "asyncio.base_events": patch_tasks,
        "concurrent.futures.thread": patch_executor,
    }
    write({"runtime": "Python %d.%d" % sys.version_info[:2]})
    sys.addaudithook(hook)
    after_import(patches)
    if hasattr(os, "register_at_fork"):
        os.register_at_fork(after_in_child=lambda: written.clear())


def after_import(patches):
    """Patches what is imported already, and the rest as it is: importing it early could change the program."""
    for name in [name for name in patches if name in sys.modules]:
        patches.pop(name)(sys.modules[name])

    class Loader(importlib.abc.Loader):
        def __init__(self, inner, patch):
            self.inner, self.patch = inner, patch

        def create_module(self, spec):
            return self.inner.create_module(spec)

        def exec_module(self, module):
            self.inner.exec_module(module)
            self.patch(module)

        def __getattr__(self, name):
            return getattr(self.inner, name)

    class Finder(importlib.abc.MetaPathFinder):
        def find_spec(self, name, path=None, target=None):
            if name not in patches:
                return None
            patch = patches.pop(name)
            spec = importlib.machinery.PathFinder.find_spec(name, path, target)
            if spec is not None and spec.loader is not None:
                spec.loader = Loader(spec.loader, patch)
            return spec

    sys.meta_path.insert(0, Finder())


def chain():
    """A sitecustomize of the project's own runs as if this one were not there."""
    mine = sys.modules.pop("sitecustomize", None)
    kept = sys.path[:]
    sys.path[:] = [entry for entry in sys.path if os.path.abspath(entry) != HERE]
    try:
        import sitecustomize  # noqa: F401
    except ModuleNotFoundError as error:
        if error.name != "sitecustomize":
            raise
    finally:
        if mine is not None:
            sys.modules.setdefault("sitecustomize", mine)
        del kept


if "REROUTE_PROBE" in os.environ:
    try:
        start()
    except Exception as error:
        sys.stderr.write("reroute prove: this Python process is not watched: %s\n" % error)
chain()
