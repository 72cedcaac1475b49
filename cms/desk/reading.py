"""Lists that are read, and changed by acts alone: what every kind of row here has in common."""

from typing import Any, ClassVar

from django.urls import URLPattern, path
from wagtail.admin.viewsets.model import ModelViewSet

from cms.desk import lists
from cms.desk.acts import ActView


class ReadingViewSet(ModelViewSet):
    """Lists rows and shows one; whoever may change it is offered its acts.

    Kept out of the reference index, which would cost five queries at each save.
    """

    acts: ClassVar[tuple[type[ActView], ...]] = ()
    absent_pages: ClassVar[tuple[str, ...]] = ("add", "edit", "delete", "history", "usage")

    help_words: Any = ""
    add_to_reference_index = False
    add_to_admin_menu = True
    copy_view_enabled = False
    inspect_view_enabled = True
    index_view_class = lists.DeskIndexView
    index_template_name = "cms/desk/index.html"
    inspect_view_class = lists.ActingInspectView
    inspect_template_name = "cms/desk/inspect.html"

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        absent = {f"{page}_url_name": None for page in self.absent_pages}
        return super().get_common_view_kwargs(**absent, **kwargs)

    def get_index_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_index_view_kwargs(help_words=self.help_words, **kwargs)

    def get_inspect_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        act_urls = {act: self.get_url_name(act.name) for act in self.acts}
        return super().get_inspect_view_kwargs(act_urls=act_urls, **kwargs)

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("inspect/<int:pk>/", self.inspect_view, name="inspect"),
            *(
                path(f"{act.name}/<int:pk>/", self.construct_view(act), name=act.name)
                for act in self.acts
            ),
        ]

    @property
    def url_finder_class(self) -> type:
        """Lead other pages of the administration to what the row says: it has no form."""
        inspect = {"edit_url_name": self.get_url_name("inspect")}
        return type("InspectUrlFinder", (super().url_finder_class,), inspect)
