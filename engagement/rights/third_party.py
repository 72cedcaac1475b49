"""What the tables that are not ours hold of people: Django’s, Wagtail’s, allauth’s.

Each field of theirs is spoken of as each of ours is, so that an upgrade that adds one is noticed.
"""

from django.utils.translation import gettext_lazy as _

from engagement.base.personal import TRACE, About, Basis, Fate, Personal, Purpose, Whose, no_person
from engagement.people.purposes import ACCOUNT

CONNECTED = Purpose(
    title=_("Rester connecté·e"),
    why=_("Vous reconnaître d’une page à l’autre, sans rien demander à personne d’autre."),
    basis=Basis.TASK,
    kept=_("deux semaines, ou jusqu’à ce que vous partiez"),
    seen_by=_("personne"),
)
FORMS = Purpose(
    title=_("Les formulaires des pages"),
    why=_("Ce que chaque formulaire annonce au-dessus de ses questions."),
    basis=Basis.CONSENT,
    kept=_("le nombre de jours que le formulaire annonce"),
    seen_by=_("les personnes que le formulaire nomme"),
)

HOLDING_PERSONS = {
    "wagtailforms.FormSubmission": Personal(
        whose=(Whose(inside="form_data"),),
        about=(About(FORMS, "form_data page submit_time"),),
    ),
    "wagtailusers.UserProfile": Personal(
        whose=(Whose(path="user"),),
        about=(
            About(
                ACCOUNT,
                (
                    "user submitted_notifications approved_notifications rejected_notifications "
                    "updated_comments_notifications preferred_language current_time_zone avatar "
                    "dismissibles theme contrast density keyboard_shortcuts"
                ),
            ),
        ),
    ),
    "wagtaildocs.Document": Personal(
        about=(About(TRACE, "uploaded_by_user", Fate.STAYS),),
        nobody="collection file created_at file_size file_hash tags",
        mentions="title",
    ),
    "wagtailimages.Image": Personal(
        about=(About(TRACE, "uploaded_by_user", Fate.STAYS),),
        nobody=(
            "collection file width height created_at focal_point_x focal_point_y "
            "focal_point_width focal_point_height file_size file_hash tags"
        ),
        mentions="title description",
    ),
    "wagtailadmin.EditingSession": Personal(
        whose=(Whose(path="user"),),
        about=(About(TRACE, "user content_type object_id last_seen_at is_editing"),),
    ),
    "wagtailadmin.FormState": Personal(
        whose=(Whose(path="user"),),
        about=(About(TRACE, "data user content_type object_id parent_object_id last_updated_at"),),
    ),
    "wagtailcore.APIToken": Personal(
        whose=(Whose(path="user"),),
        about=(
            About(TRACE, "user name prefix created revoked_at last_used_at"),
            About(TRACE, "key_hash", secret=True),
        ),
    ),
    "wagtailcore.ModelLogEntry": Personal(
        whose=(Whose(row="object_id"),),
        about=(
            About(TRACE, "label data"),
            About(TRACE, "user", Fate.STAYS),
        ),
        nobody="content_type action timestamp uuid revision content_changed deleted object_id",
        mentions="label data",
        goes=False,
        stays_because=_("la suite des changements, sans les mots"),
    ),
    "wagtailcore.Revision": Personal(
        about=(About(TRACE, "user", Fate.STAYS),),
        nobody="content_type base_content_type object_id created_at approved_go_live_at",
        mentions="object_str content",
    ),
    "wagtailcore.UploadedFile": Personal(
        about=(About(TRACE, "uploaded_by_user", Fate.STAYS),),
        nobody="for_content_type file",
    ),
    "wagtailcore.WorkflowState": Personal(
        about=(About(TRACE, "requested_by", Fate.STAYS),),
        nobody=(
            "content_type base_content_type object_id workflow status created_at current_task_state"
        ),
    ),
    "wagtailcore.TaskState": Personal(
        about=(About(TRACE, "finished_by", Fate.STAYS),),
        nobody="workflow_state revision task status started_at finished_at content_type",
        mentions="comment",
    ),
    "wagtailcore.Page": Personal(
        about=(About(TRACE, "owner locked_by", Fate.STAYS),),
        nobody=(
            "path depth numchild translation_key locale latest_revision live "
            "has_unpublished_changes first_published_at last_published_at live_revision "
            "go_live_at expire_at expired locked locked_at title draft_title slug "
            "content_type url_path latest_revision_created_at alias_of show_in_menus "
            "seo_title"
        ),
        mentions="search_description",
    ),
    "wagtailcore.PageLogEntry": Personal(
        about=(About(TRACE, "user", Fate.STAYS),),
        nobody="content_type action timestamp uuid revision content_changed deleted page",
        mentions="label data",
    ),
    "wagtailcore.Comment": Personal(
        whose=(Whose(path="user"),),
        about=(
            About(TRACE, "text"),
            About(TRACE, "user resolved_by", Fate.STAYS),
        ),
        nobody="page contentpath position created_at updated_at revision_created resolved_at",
        mentions="text",
        goes=False,
        stays_because=_("les réponses des autres s’y rattachent"),
    ),
    "wagtailcore.CommentReply": Personal(
        whose=(Whose(path="user"),),
        about=(About(TRACE, "user text created_at updated_at"),),
        nobody="comment",
    ),
    "wagtailcore.PageSubscription": Personal(
        whose=(Whose(path="user"),),
        about=(About(TRACE, "user page comment_notifications"),),
    ),
    "sessions.Session": Personal(
        whose=(Whose(inside="session_data"),),
        about=(
            About(CONNECTED, "expire_date"),
            About(CONNECTED, "session_key session_data", secret=True),
        ),
    ),
    "usersessions.UserSession": Personal(
        whose=(Whose(path="user"),),
        about=(
            About(CONNECTED, "user created_at ip last_seen_at user_agent data"),
            About(CONNECTED, "session_key", secret=True),
        ),
    ),
    "account.EmailAddress": Personal(
        whose=(Whose(path="user"), Whose(address="email")),
        about=(About(ACCOUNT, "user email verified primary"),),
    ),
    "account.EmailConfirmation": Personal(
        whose=(Whose(path="email_address__user"),),
        about=(
            About(ACCOUNT, "email_address created sent"),
            About(ACCOUNT, "key", secret=True),
        ),
    ),
    "mfa.Authenticator": Personal(
        whose=(Whose(path="user"),),
        about=(
            About(ACCOUNT, "user type created_at last_used_at"),
            About(ACCOUNT, "data", secret=True),
        ),
    ),
}

HOLDING_NOBODY = {
    "wagtailredirects.Redirect": no_person(
        "old_path site is_permanent redirect_page redirect_page_route_path "
        "redirect_link automatically_created created_at"
    ),
    "wagtailimages.Rendition": no_person("filter_spec file width height focal_point_key image"),
    # Its columns differ between the two databases.
    "wagtailsearch.IndexEntry": no_person(
        "content_type object_id title_norm autocomplete title body title_text body_text"
    ),
    "wagtailsearch.SQLiteFTSIndexEntry": no_person("autocomplete title body index_entry"),
    "wagtailcore.Locale": no_person("language_code"),
    "wagtailcore.Site": no_person("hostname port site_name root_page is_default_site"),
    "wagtailcore.GroupSitePermission": no_person("group site permission"),
    "wagtailcore.CollectionViewRestriction": no_person(
        "restriction_type password collection groups"
    ),
    "wagtailcore.Collection": no_person("path depth numchild name"),
    "wagtailcore.GroupCollectionPermission": no_person("group collection permission"),
    "wagtailcore.WorkflowContentType": no_person("content_type workflow"),
    "wagtailcore.Workflow": no_person("name active"),
    "wagtailcore.WorkflowTask": no_person("sort_order workflow task"),
    "wagtailcore.Task": no_person("name content_type active"),
    "wagtailcore.GroupApprovalTask": no_person("groups"),
    "wagtailcore.GroupPagePermission": no_person("group page permission"),
    "wagtailcore.PageViewRestriction": no_person("restriction_type password page groups"),
    "wagtailcore.WorkflowPage": no_person("page workflow"),
    "wagtailcore.ReferenceIndex": no_person(
        "content_type base_content_type object_id to_content_type to_object_id "
        "model_path content_path content_path_hash"
    ),
    "taggit.Tag": no_person("name slug"),
    "taggit.TaggedItem": no_person("tag content_type object_id"),
    "auth.Permission": no_person("name content_type codename"),
    "auth.Group": no_person("name permissions"),
    "contenttypes.ContentType": no_person("app_label model"),
}

THIRD_PARTY = HOLDING_PERSONS | HOLDING_NOBODY
