"""The one view of the composition root."""

from django.db import connection
from django.http import HttpRequest, HttpResponse


def health(request: HttpRequest) -> HttpResponse:
    """Answer 200 where the process and its database answer; for load balancers."""
    connection.ensure_connection()
    return HttpResponse("ok\n", content_type="text/plain")
