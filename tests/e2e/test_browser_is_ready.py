"""The browser answers, so that a journey that fails fails for its own reason."""


def test_the_server_is_healthy(phone, live_server):
    phone.goto(f"{live_server.url}/healthz")
    assert "ok" in phone.content()
