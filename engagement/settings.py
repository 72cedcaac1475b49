"""Settings of Coup de main, read from the environment (docs/install.md lists every name).

Without any of them the project runs on SQLite with nothing else installed. A server start with
DEBUG off refuses to begin while something it needs is missing (engagement/base/startup.py).
"""

import sys
from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

VAR_DIR = Path(env("VAR_DIR", default=str(BASE_DIR / "var")))
VAR_DIR.mkdir(exist_ok=True)

DEBUG = env.bool("DEBUG", default=False)
TESTING = "pytest" in sys.modules
_LOCAL = DEBUG or TESTING

SECRET_KEY = env("SECRET_KEY", default="only-for-development" if _LOCAL else "")
SIGNING_KEY = env("SIGNING_KEY", default="only-for-development" if _LOCAL else "")
ALLOWED_HOSTS = env.list(
    "ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"] if _LOCAL else []
)
SITE_URL = env("SITE_URL", default="http://127.0.0.1:8000" if _LOCAL else "")
MISSING_SETTINGS = [
    name
    for name in ("SECRET_KEY", "ALLOWED_HOSTS", "SITE_URL", "SIGNING_KEY")
    if not globals()[name]
]
if not SECRET_KEY:
    # Management commands work without the key; whatever they sign ends with the process.
    SECRET_KEY = get_random_secret_key()

# --- Applications, lowest room first ----------------------------------------------------------

INSTALLED_APPS = [
    "engagement.base",
    "engagement.media",
    "engagement.city",
    "engagement.outbox",
    "engagement.search",
    "engagement.territory",
    "engagement.people",
    "engagement.associations",
    "engagement.ideas",
    "engagement.initiatives",
    "engagement.needs",
    "engagement.events",
    "engagement.matching",
    "engagement.rights",
    "engagement.insight",
    "cms.pages",
    "cms.desk",
    "cms.newsletter",
    "cms.fabrique",
    "cms.demo",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.simple_translation",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "cms.desk.quiet_admin.QuietAdmin",  # wagtail.admin
    "wagtail",
    "modelcluster",
    "taggit",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "django_filters",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "anymail",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "engagement.base.middleware.AdminPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "engagement.people.middleware.DeviceMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "cms.desk.second_factor.SecondFactorMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "engagement.city.middleware.ModulesMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "engagement.urls"
WSGI_APPLICATION = "engagement.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "cms.pages.context_processors.city",
                "cms.pages.languages.languages",
            ],
        },
    },
]

# --- Modules ----------------------------------------------------------------------------------

ALL_MODULES = ["initiatives", "ideas", "events", "matching", "open_data"]
MODULES = env.list("MODULES", default=ALL_MODULES)
if unknown := set(MODULES) - set(ALL_MODULES):
    raise ImproperlyConfigured(f"MODULES: {sorted(unknown)} not among {ALL_MODULES}")

# --- Data -------------------------------------------------------------------------------------

DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'db.sqlite3'}")}
_db = DATABASES["default"]
if _db["ENGINE"] == "django.db.backends.sqlite3":
    _db["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
    # A file, not memory: threads of the race tests need their own connections.
    _db["TEST"] = {"NAME": str(Path(_db["NAME"]).with_name("test-" + Path(_db["NAME"]).name))}
if not _LOCAL:
    # Each thread of a server keeps its connection; the development server has one per request.
    _db.setdefault("CONN_MAX_AGE", 60)
    _db["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = env("REDIS_URL", default="")
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL,
    }
    if REDIS_URL
    else {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        # Beyond 300, the default, entries are thrown out at random, rate limits among them.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

# --- Language and time ------------------------------------------------------------------------

LANGUAGE_CODE = "fr"
LANGUAGES = [("fr", "Français"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Europe/Paris"
USE_I18N = True
USE_TZ = True

# --- Files ------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if TESTING
        else "engagement.base.static_files.NamedByContent"
    },
}
# The compressed files of STATIC_ROOT are served in development too: what one weighs is what
# visitors will load.
WHITENOISE_USE_FINDERS = TESTING
WHITENOISE_AUTOREFRESH = TESTING

# --- People and sign-in -----------------------------------------------------------------------

AUTH_USER_MODEL = "people.Account"
# Kept beside the database and backed up apart from it (docs/install.md).
ERASURE_LEDGER = env(
    "ERASURE_LEDGER", default=str(VAR_DIR / ("test-erasures.txt" if TESTING else "erasures.txt"))
)
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "residents:for_me"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "engagement.people.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # the code proves the address
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_FORMAT = {"numeric": True, "length": 8, "dashed": True}  # 26 bits
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 10 * 60
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
# The later ones are asked by engagement/people/sign_in.py and its views, and by web/gate.
ACCOUNT_RATE_LIMITS = {
    "request_login_code": "10/h/key",
    "sign_in_address": "300/10m/ip",
    "sign_in_try": "5/10m/key",
    "sign_in_failure": "100/10m/ip",
    "gate_secret": "30/10m/ip",
    "gate_pin": "5/10m/key,20/d/key",
    "kiosk_pin": "5/10m/key",
    "counter_code": "20/10m/key",
    "claim_code": "10/10m/key,30/d/key",
    "claim_code_place": "60/10m/ip",
}
# Without it X-Forwarded-For, which anybody can forge, is not read at all.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=0)

# --- Messages ---------------------------------------------------------------------------------

vars().update(env.email("EMAIL_URL", default="smtp://localhost:25"))
EMAIL_TIMEOUT = 20  # each step of an attempt; the lease of the outbox is three times as long
if "EMAIL_BACKEND" in env.ENVIRON:
    EMAIL_BACKEND = env("EMAIL_BACKEND")
elif "EMAIL_URL" not in env.ENVIRON:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = env("MAIL_DIR", default=str(VAR_DIR / "mail"))
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="Coup de main <bonjour@localhost>")

# ANYMAIL_BREVO_API_KEY and the like; ANYMAIL_WEBHOOK_SECRET ("user:password") opens the webhooks.
ANYMAIL = {
    name.removeprefix("ANYMAIL_"): value
    for name, value in env.ENVIRON.items()
    if name.startswith("ANYMAIL_")
}
# Not every provider lets a message switch its tracking off; none of ours asks for any.
ANYMAIL["IGNORE_UNSUPPORTED_FEATURES"] = True

CELERY_BROKER_URL = env("CELERY_BROKER_URL", default="")
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None
CELERY_BROKER_CONNECTION_TIMEOUT = 2
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_SOFT_TIME_LIMIT = 45
CELERY_TASK_TIME_LIMIT = 60
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_SOFT_SHUTDOWN_TIMEOUT = 25
CELERY_WORKER_CANCEL_LONG_RUNNING_TASKS_ON_CONNECTION_LOSS = True
CELERY_VISIBILITY_TIMEOUT = 300
CELERY_RESULT_BACKEND_TRANSPORT_OPTIONS = {"visibility_timeout": CELERY_VISIBILITY_TIMEOUT}
if CELERY_BROKER_URL.startswith("amqp"):
    CELERY_BROKER_TRANSPORT_OPTIONS = {"confirm_publish": True, "max_retries": 0}
    CELERY_TASK_DEFAULT_QUEUE_TYPE = "quorum"
else:
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "visibility_timeout": CELERY_VISIBILITY_TIMEOUT,
        "socket_connect_timeout": 2,
        "max_retries": 0,  # nobody waits for a broker that is down; workers have retries of theirs
    }
CELERY_BEAT_SCHEDULE_FILENAME = str(VAR_DIR / "celerybeat-schedule")

# --- Wagtail ----------------------------------------------------------------------------------

WAGTAIL_SITE_NAME = "Coup de main"
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAILADMIN_LOGIN_URL = LOGIN_URL
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILUSERS_PASSWORD_ENABLED = False
WAGTAIL_I18N_ENABLED = True
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILIMAGES_IMAGE_MODEL = "media.Picture"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAIL_USER_TIME_ZONES = ["Europe/Paris"]
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}

# Officers and editors prove themselves twice before /admin/ (cms/desk/second_factor.py).
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEBUG
MFA_TOTP_ISSUER = WAGTAIL_SITE_NAME
MFA_TOTP_TOLERANCE = 1  # the code before and the one after: phones are late

# --- Security ---------------------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
    }
}
X_FRAME_OPTIONS = "SAMEORIGIN"  # previews of the administration are frames
SILENCED_SYSTEM_CHECKS = ["security.W019"]  # it asks for DENY, the preview needs its frame
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
if SITE_URL.startswith("https://"):
    SECURE_SSL_REDIRECT = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
