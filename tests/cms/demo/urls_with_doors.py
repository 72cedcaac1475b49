"""The addresses as they are where DEBUG is on: tests run with it off."""

from django.urls import include, path

from engagement.urls import urlpatterns as usual

urlpatterns = [path("demo/", include("cms.demo.urls")), *usual]
