"""Notes now and then that a device where somebody is signed in was seen."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from engagement.people.devices import note_seen


class DeviceMiddleware:
    """After the page, and only where the page read the session: others stay the same for all."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.session.accessed:
            note_seen(request)
        return response
