"""The bytes of a feed, from a file or from the open internet and nowhere else.

An address is resolved once, every answer is checked, and the connection goes to the checked
one: a name that answers differently the second time (DNS rebinding) gains nothing. Each
redirect is checked the same way.
"""

import http.client
import ipaddress
import socket
import ssl
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import SplitResult, urljoin, urlsplit

from django.utils.translation import gettext as _

from engagement.needs.feeds.mission import BadFeed

SIZE_LIMIT = 20 * 1024 * 1024
MOST_REDIRECTS = 3
SOCKET_SECONDS = 10
WHOLE_SECONDS = 60
PORTS = {"http": 80, "https": 443}
_REDIRECTS = {301, 302, 303, 307, 308}
# IPv6 networks that carry an IPv4 address inside: NAT64, 6to4, Teredo, IPv4-compatible.
_TUNNELS = [
    ipaddress.ip_network(network)
    for network in ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32", "::/96")
]

AddressCheck = Callable[[str], bool]


def is_public(address: str) -> bool:
    """Return whether an IP address lies on the open internet."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        if any(ip in network for network in _TUNNELS):
            return False
        ip = ip.ipv4_mapped or ip
    return ip.is_global and not (ip.is_multicast or ip.is_reserved)


def fetch(location: str, *, allowed: AddressCheck = is_public) -> bytes:
    """Return what a file or an http(s) address holds, 20 MB at most; BadFeed otherwise."""
    if "://" in location or location.lower().startswith("file:"):
        return _download(location, allowed)
    try:
        with Path(location).open("rb") as file:
            content = file.read(SIZE_LIMIT + 1)
    except OSError as error:
        raise BadFeed(_("Fichier illisible : %s") % error) from error
    _refuse_too_long(content)
    return content


def _download(url: str, allowed: AddressCheck) -> bytes:
    deadline = time.monotonic() + WHOLE_SECONDS
    try:
        for _hop in range(MOST_REDIRECTS + 1):
            target, body = _get(url, allowed, deadline)
            if body is not None:
                return body
            url = urljoin(url, target)
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise BadFeed(_("Adresse injoignable : %s") % error) from error
    raise BadFeed(_("Adresse refusée : trop de redirections."))


def _get(url: str, allowed: AddressCheck, deadline: float) -> tuple[str, bytes | None]:
    """Return where it redirects to, or its body."""
    parts = urlsplit(url)
    connection = _connect(parts, allowed)
    try:
        path = parts._replace(scheme="", netloc="", fragment="").geturl() or "/"
        connection.request("GET", path, headers={"Accept-Encoding": "identity"})
        response = connection.getresponse()
        if response.status in _REDIRECTS:
            return response.headers.get("Location", ""), None
        if response.status != 200:
            raise BadFeed(_("Adresse refusée : elle répond %s.") % response.status)
        return "", _read(response, deadline)
    finally:
        connection.close()


def _connect(parts: SplitResult, allowed: AddressCheck) -> http.client.HTTPConnection:
    """Open a connection to the address that was checked, not to the name."""
    if parts.scheme not in PORTS:
        raise BadFeed(_("Adresse refusée : seuls http et https sont permis."))
    host, port = parts.hostname or "", parts.port or PORTS[parts.scheme]
    address = _checked_address(host, port, allowed)
    sock = socket.create_connection((address, port), SOCKET_SECONDS)
    if parts.scheme == "http":
        connection = http.client.HTTPConnection(host, port)
    else:
        sock = ssl.create_default_context().wrap_socket(sock, server_hostname=host)
        connection = http.client.HTTPSConnection(host, port)
    connection.sock = sock
    return connection


def _checked_address(host: str, port: int, allowed: AddressCheck) -> str:
    answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = [str(answer[4][0]) for answer in answers]
    if not all(allowed(address) for address in addresses):
        raise BadFeed(_("Adresse refusée : elle mène à un réseau privé."))
    return addresses[0]


def _read(response: http.client.HTTPResponse, deadline: float) -> bytes:
    content = bytearray()
    while chunk := response.read1(64 * 1024):
        content += chunk
        _refuse_too_long(content)
        if time.monotonic() > deadline:
            raise BadFeed(_("Adresse refusée : la réponse est trop lente."))
    return bytes(content)


def _refuse_too_long(content: bytes | bytearray) -> None:
    if len(content) > SIZE_LIMIT:
        raise BadFeed(_("Flux refusé : plus de 20 Mo."))
