"""The addresses of the platform as they are where DEBUG is on."""

from django.urls import include, path

from engagement.urls import urlpatterns as always

urlpatterns = [path("dev/", include("engagement.web.dev.urls")), *always]
