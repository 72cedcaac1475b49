"""The ready reasons, which the officer writes as she likes."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.model import ModelViewSet

from cms.desk.models import ReasonSnippet


class ReasonSnippetViewSet(ModelViewSet):
    """A plain form: a sentence, the kind of row that it is about, its rank."""

    model = ReasonSnippet
    icon = "openquote"
    menu_label = _("Motifs")
    add_to_settings_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    list_display = ["text", "about", "rank"]
    list_filter = ["about"]
    form_fields = ["about", "text", "rank"]
