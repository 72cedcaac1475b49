"""Every address of the platform, composed from the rooms."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.conf.urls.static import static
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.contrib.sitemaps import Sitemap
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.documents import urls as wagtaildocs_urls

from engagement import links, views
from engagement.web.residents.sitemaps import SITEMAPS
from engagement.web.residents.views.offline import worker

urlpatterns = [
    path("sw.js", worker, name="service_worker"),
    path("healthz", views.health, name="health"),
    path("sitemap.xml", sitemap, {"sitemaps": {"pages": Sitemap} | SITEMAPS}, name="sitemap"),
    path("langue/", include("django.conf.urls.i18n")),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("", include("cms.pages.urls")),
]
if settings.ANYMAIL.get("WEBHOOK_SECRET"):
    urlpatterns.append(path("anymail/", include("anymail.urls")))
if settings.DEBUG:
    urlpatterns += [
        path("dev/", include("engagement.web.dev.urls")),
        path("demo/", include("cms.demo.urls")),
        *static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT),
    ]
urlpatterns += i18n_patterns(
    path("i/<str:code>/", links.follow, name="short_link"),
    path("compte/", include("engagement.web.residents.account_urls")),
    path("", include("engagement.web.residents.urls")),
    path("organisation/", include("engagement.web.organisers.urls")),
    path("association/", include("engagement.web.associations.urls")),
    path("accueil/", include("engagement.web.gate.urls")),
    path("guichet/", include("engagement.web.counter.urls")),
    path("", include("cms.newsletter.urls")),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)
