"""A feed is fetched from the open internet or a file, and from nowhere else."""

import socket
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from engagement.needs.feeds import BadFeed
from engagement.needs.feeds import fetch as fetching
from engagement.needs.feeds.fetch import fetch, is_public


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.9.1", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1",
        "169.254.169.254", "100.64.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255",
        "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:127.0.0.1",
        "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001:0:7f00:1::", "::127.0.0.1",
    ],
)  # fmt: skip
def test_private_addresses_are_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1::1", "::ffff:8.8.8.8"])
def test_addresses_of_the_open_internet_are_public(address):
    assert is_public(address)


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.asked.append((self.headers["Host"], self.path))
        status, headers, body = self.server.pages[self.path]
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


@pytest.fixture
def server():
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    httpd.asked, httpd.pages = [], {"/feed": (200, {}, b"<source/>")}
    httpd.base = f"http://127.0.0.1:{httpd.server_port}"
    thread = threading.Thread(target=httpd.serve_forever)
    thread.start()
    yield httpd
    httpd.shutdown()
    thread.join()
    httpd.server_close()


def anywhere(address):
    return True


def test_reads_a_file(tmp_path):
    path = tmp_path / "feed.xml"
    path.write_bytes(b"<source/>")
    assert fetch(str(path)) == b"<source/>"


def test_reads_an_address(server):
    assert fetch(f"{server.base}/feed", allowed=anywhere) == b"<source/>"


def test_refuses_the_same_address_when_it_is_checked(server):
    with pytest.raises(BadFeed):
        fetch(f"{server.base}/feed")
    assert server.asked == []


@pytest.mark.parametrize(
    "location",
    [
        "file:///etc/hostname",
        "file:/etc/hostname",
        "ftp://feed.example/missions.xml",
        "gopher://feed.example/",
        "http://",
        "http://[::1/feed",
        "http://127.0.0.1:99999/feed",
        "/nowhere/feed.xml",
    ],
)
def test_refuses_other_places(location):
    with pytest.raises(BadFeed):
        fetch(location)


def test_connects_to_the_address_it_checked_though_the_name_answers_otherwise_later(
    server, monkeypatch
):
    answers = iter(["127.0.0.1", "127.0.0.2"])
    asked = []

    def changing(host, port, *args, **kwargs):
        if host != "feed.example":
            return getaddrinfo(host, port, *args, **kwargs)
        asked.append(host)
        return getaddrinfo(next(answers), port, *args, **kwargs)

    getaddrinfo = socket.getaddrinfo
    monkeypatch.setattr(socket, "getaddrinfo", changing)
    url = f"http://feed.example:{server.server_port}/feed"
    assert fetch(url, allowed=lambda address: address == "127.0.0.1") == b"<source/>"
    assert len(asked) == 1
    assert server.asked == [(f"feed.example:{server.server_port}", "/feed")]


def test_refuses_a_name_of_which_one_answer_is_private(monkeypatch):
    both = [(socket.AF_INET, 0, 0, "", (ip, 80)) for ip in ("93.184.216.34", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **kwargs: both)
    with pytest.raises(BadFeed, match="privé"):
        fetch("http://feed.example/")


def test_follows_three_redirects_and_no_more(server):
    for n in range(4):
        server.pages[f"/{n}"] = (302, {"Location": f"/{n + 1}"}, b"")
    server.pages["/4"] = (200, {}, b"<source/>")
    assert fetch(f"{server.base}/1", allowed=anywhere) == b"<source/>"
    with pytest.raises(BadFeed, match="redirections"):
        fetch(f"{server.base}/0", allowed=anywhere)


@pytest.mark.parametrize("target", ["http://localhost:{port}/feed", "file:///etc/hostname"])
def test_checks_where_a_redirect_leads(server, monkeypatch, target):
    server.pages["/away"] = (302, {"Location": target.format(port=server.server_port)}, b"")
    checks = iter([True, False])
    with pytest.raises(BadFeed):
        fetch(f"{server.base}/away", allowed=lambda address: next(checks))
    assert [path for _host, path in server.asked] == ["/away"]


def test_refuses_an_answer_that_is_not_a_page(server):
    server.pages["/lost"] = (404, {}, b"")
    with pytest.raises(BadFeed, match="404"):
        fetch(f"{server.base}/lost", allowed=anywhere)


@pytest.mark.parametrize("size", [1001, 5000])
def test_refuses_what_is_too_long(server, monkeypatch, tmp_path, size):
    monkeypatch.setattr(fetching, "SIZE_LIMIT", 1000)
    server.pages["/long"] = (200, {}, b"x" * size)
    path = tmp_path / "long.xml"
    path.write_bytes(b"x" * size)
    for location in (f"{server.base}/long", str(path)):
        with pytest.raises(BadFeed, match="20"):
            fetch(location, allowed=anywhere)


def test_refuses_an_answer_that_drips(server, monkeypatch):
    monkeypatch.setattr(fetching, "WHOLE_SECONDS", -1)
    with pytest.raises(BadFeed, match="lente"):
        fetch(f"{server.base}/feed", allowed=anywhere)
