"""How the pages take their place in the Wagtail admin."""

from wagtail import hooks

from cms.pages.submissions import only_for_readers

hooks.register("filter_form_submissions_for_user", only_for_readers)
