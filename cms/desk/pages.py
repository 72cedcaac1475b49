"""A page of the desk that belongs to no kind of row: its name ends the path at its top."""

from typing import Any

from wagtail.admin.views.generic import WagtailAdminTemplateMixin


class DeskPageMixin(WagtailAdminTemplateMixin):
    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.get_page_title()}]
