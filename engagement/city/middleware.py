"""Closes the addresses of the modules that the city does without."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse

from engagement.city.modules import is_closed_address


class ModulesMiddleware:
    """Answers 404 below every address of a closed module, whichever room or page has it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if is_closed_address(request.path_info):
            raise Http404
        return self.get_response(request)
