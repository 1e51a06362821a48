"""The servers: each with what it does by itself, and the few lines that `docs/hosting.md` gives."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

from testing.paths import ROOT

SNIPPETS = Path(__file__).parent
SUB_PATH = "Some where/a guide"
"""Where the site is, below the root of the host: in a folder whose name has a space."""

_PATIENCE = 60
_NGINX = """
daemon off; user root; pid {work}/pid; error_log stderr; worker_processes 1;
events {{}}
http {{
    include /etc/nginx/mime.types;
    default_type application/octet-stream;
    access_log off;
    client_body_temp_path {work}/body; proxy_temp_path {work}/proxy; fastcgi_temp_path {work}/fast;
    uwsgi_temp_path {work}/uwsgi; scgi_temp_path {work}/scgi;
    server {{ listen 127.0.0.1:{port}; root {root}; {snippet} }}
}}
"""
_CADDY = "{{\n admin off\n}}\nhttp://localhost:{port} {{\nroot * {root}\n{snippet}\n}}\n"
_APACHE = """
ServerRoot /etc/apache2
ServerName localhost
Listen 127.0.0.1:{port}
PidFile {work}/pid
ErrorLog /dev/stderr
{modules}
TypesConfig /etc/mime.types
DocumentRoot {root}
<Directory {root}>
    Options FollowSymLinks
    Require all granted
</Directory>
DirectoryIndex index.html
{snippet}
"""
_APACHE_MODULES = "mpm_event authz_core mime dir deflate filter headers"


@dataclass(frozen=True)
class Host:
    """A server that can be started, and what can be said of it before."""

    name: str
    package: str | None
    """Debian's."""
    snippet: str | None
    """The file of the lines that it needs."""
    command: Callable[[Path, Path, int], list[str]]
    """Gives the command, of a work folder, the root and a port."""
    prefix: str = f"/{SUB_PATH.replace(' ', '%20')}/"


def _config(work: Path, text: str, snippet: str, **values: object) -> str:
    below = SUB_PATH.replace(" ", "%20") if snippet == "apache.conf" else SUB_PATH
    lines = (SNIPPETS / snippet).read_text("utf-8").replace("/404.html", f"/{below}/404.html")
    path = work / snippet
    path.write_text(text.format(work=work, snippet=lines, **values), "utf-8")
    return str(path)


def _nginx(work: Path, root: Path, port: int) -> list[str]:
    return ["nginx", "-c", _config(work, _NGINX, "nginx.conf", root=root, port=port)]


def _caddy(work: Path, root: Path, port: int) -> list[str]:
    config = _config(work, _CADDY, "Caddyfile", root=root, port=port)
    return ["caddy", "run", "--adapter", "caddyfile", "--config", config]


def _apache(work: Path, root: Path, port: int) -> list[str]:
    modules = "\n".join(
        f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so"
        for name in _APACHE_MODULES.split()
    )
    config = _config(work, _APACHE, "apache.conf", root=root, port=port, modules=modules)
    return ["apache2", "-X", "-f", config]


def _python(work: Path, root: Path, port: int) -> list[str]:
    address = ["--bind", "127.0.0.1", "--directory", str(root), str(port)]
    return [sys.executable, "-m", "http.server", *address]


def _mkdocs(work: Path, root: Path, port: int) -> list[str]:
    return [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"localhost:{port}"]


HOSTS = (
    Host("nginx", "nginx-light", "nginx.conf", _nginx),
    Host("Caddy", "caddy", "Caddyfile", _caddy),
    Host("Apache", "apache2", "apache.conf", _apache),
    Host("Python", None, None, _python),
    Host("MkDocs", None, None, _mkdocs, prefix="/"),
)


def install() -> None:
    """Install what is missing of the servers, from Debian.

    Raises:
        SystemExit: it cannot be installed here.
    """
    wanted = [host.package for host in HOSTS if host.package and not _is_there(host)]
    if not wanted:
        return
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        sys.exit(f"make hosts needs the packages {', '.join(wanted)}. Install them first.")
    # Without this, each would be started by its installation.
    environment = os.environ | {"RUNLEVEL": "1", "DEBIAN_FRONTEND": "noninteractive"}
    apt = ["apt-get", "--quiet", "-o", "DPkg::Lock::Timeout=120"]
    for rest in (["update"], ["install", "--yes", "--no-install-recommends", *wanted]):
        subprocess.run([*apt, *rest], env=environment, stdout=subprocess.DEVNULL, check=True)


def _is_there(host: Host) -> bool:
    return (
        shutil.which({"nginx-light": "nginx"}.get(str(host.package), str(host.package))) is not None
    )


@dataclass
class Running:
    """A server that answers."""

    address: str
    """Of the site, with a slash at its end."""
    process: subprocess.Popen[bytes]

    def stop(self) -> None:
        """End it: from then on, its readers are offline."""
        self.process.terminate()
        self.process.wait()


@contextmanager
def running(host: Host, site: Path, work: Path) -> Iterator[Running]:
    """Serve a built site until the block ends.

    Raises:
        ChildProcessError: the server has not answered.
    """
    root = work / "root"
    place = root / SUB_PATH
    place.parent.mkdir(parents=True)
    place.symlink_to(site.resolve(), target_is_directory=True)
    with socket.socket() as free:
        free.bind(("localhost", 0))
        port = free.getsockname()[1]
    environment: Mapping[str, str] = os.environ | {"SITE_URL": f"http://localhost:{port}/"}
    log = work / "log"
    with log.open("wb") as said:
        process = subprocess.Popen(
            host.command(work, root, port), cwd=ROOT, env=environment, stdout=said, stderr=said
        )
    server = Running(f"http://localhost:{port}{host.prefix}", process)
    try:
        if not _answers(server):
            raise ChildProcessError(f"{host.name}: {log.read_text(errors='replace')[-800:]}")
        yield server
    finally:
        server.stop()


def _answers(server: Running) -> bool:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until and server.process.poll() is None:
        try:
            with urlopen(server.address, timeout=_PATIENCE):  # noqa: S310 - http
                return True
        except HTTPError:
            return False
        except (URLError, ConnectionError):
            time.sleep(0.1)
    return False
