"""Settings of every mode, from the environment; odd values are refused, and production refuses what is unsafe.

XUNDIAN_MODE is development (default), test or production. With no DATABASE_URL and REDIS_URL the program's own launcher
starts embedded servers and sets both before this file is read (see xundian/server).
"""

import os
from datetime import timedelta
from pathlib import Path

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _
from psycopg.conninfo import conninfo_to_dict

from xundian import office
from xundian.kit import env, gateways, openapi
from xundian.server.addresses import celery_url

BASE_DIR = Path(__file__).resolve().parent.parent
MODE = env.choice("XUNDIAN_MODE", ["development", "test", "production"], "development")
PRODUCTION = MODE == "production"
DATA_DIR = Path(env.text("XUNDIAN_DATA", str(BASE_DIR / ".xundian"))).resolve()
DEBUG = env.flag("XUNDIAN_DEBUG", default=False)

# --- secrets: the launcher writes keys.json in the data folder; production brings its own ---
DEFAULT_SECRET = "only-for-looking-around-" + "x" * 40
SECRET_KEY = env.text("XUNDIAN_SECRET_KEY", DEFAULT_SECRET)
# Key id -> 64 hex digits; the last one seals, all of them open.
SEAL_KEYS = env.mapping("XUNDIAN_SEAL_KEYS", {"insecure": "00" * 32})
DIGEST_KEY = env.text("XUNDIAN_DIGEST_KEY", "11" * 32)
if PRODUCTION:
    if DEBUG:
        raise ImproperlyConfigured("XUNDIAN_DEBUG must be off in production.")
    if SECRET_KEY == DEFAULT_SECRET or len(SECRET_KEY) < 50:
        raise ImproperlyConfigured("Set XUNDIAN_SECRET_KEY to at least 50 random characters in production.")
    if "insecure" in SEAL_KEYS:
        raise ImproperlyConfigured("Set XUNDIAN_SEAL_KEYS in production, and keep a copy apart from the database.")
    if DIGEST_KEY == "11" * 32:
        raise ImproperlyConfigured("Set XUNDIAN_DIGEST_KEY in production, and keep a copy apart from the database.")

ALLOWED_HOSTS = env.words("XUNDIAN_HOSTS", "" if PRODUCTION else "localhost,127.0.0.1,[::1],testserver")
CSRF_TRUSTED_ORIGINS = env.words("XUNDIAN_ORIGINS")
if PRODUCTION and not ALLOWED_HOSTS:
    raise ImproperlyConfigured("Set XUNDIAN_HOSTS to the names this server answers to.")

INSTALLED_APPS = [
    "xundian", "laborers", "trainings", "relocation",
    "unfold.apps.BasicAppConfig", "unfold.contrib.filters", "xundian.apps.OfficeConfig",
    "django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions", "django.contrib.messages",
    "django.contrib.staticfiles", "django.contrib.postgres",
    "rest_framework", "django_filters", "drf_spectacular", "drf_spectacular_sidecar", "knox", "axes", "csp",
    "pgtrigger", "pghistory",
]  # fmt: skip
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "xundian.kit.parsing.ReadableText",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "xundian.accounts.middleware.LanguageOfUser",
    "xundian.accounts.middleware.KeptNowhere",
    "pghistory.middleware.HistoryMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "xundian.pages.policy.PolicyOfPlace",
    "axes.middleware.AxesMiddleware",
    "xundian.accounts.rates.RateHeaders",
]
ROOT_URLCONF = "xundian.urls"
WSGI_APPLICATION = "xundian.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "xundian" / "pages" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "xundian.pages.menu.menu",
            ],
            "libraries": {"pages": "xundian.pages.tags"},
        },
    },
]


# --- PostgreSQL and Redis: two addresses, embedded or yours ---
def _database(url):
    parts = conninfo_to_dict(url)
    known = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
    settings = {known[key]: str(value) for key, value in parts.items() if key in known}
    options = {key: value for key, value in parts.items() if key not in known}
    # Unset, this makes every audit trigger raise and catch an error for each row: ten times the cost of an update.
    # Who forgets a transaction open holds locks and old rows for everybody: the database ends it.
    options["options"] = (
        f"{options.get('options', '')} -c pgtrigger.ignore={{}} -c idle_in_transaction_session_timeout=60s".strip()
    )
    return (
        {"ENGINE": "django.db.backends.postgresql", "CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True}
        | settings
        | {"OPTIONS": options}
    )


DATABASE_URL = env.text("DATABASE_URL", "postgresql:///xundian")
REDIS_URL = env.text("REDIS_URL", "redis://localhost:6379/0")
DATABASES = {"default": _database(DATABASE_URL)}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}}

# --- people ---
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "xundian.User"
# Sites belong to a room above accounts; a user's place may be one all the same.
SITE_MODEL = "relocation.Site"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL, LOGIN_REDIRECT_URL, LOGOUT_REDIRECT_URL = "/sign-in/", "/", "/sign-in/"
AXES_HANDLER = "axes.handlers.cache.AxesCacheHandler"
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS, AXES_VERBOSE = True, False
AXES_LOCKOUT_CALLABLE = "xundian.accounts.signin.locked_out"
# Behind a proxy the last address of X-Forwarded-For is the one our proxy saw; without one the header is a claim.
PROXIES = 1 if env.flag("XUNDIAN_BEHIND_PROXY") else 0
AXES_CLIENT_IP_CALLABLE = "xundian.accounts.signin.client_address"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.flag("XUNDIAN_BEHIND_PROXY") else None
SECURE_SSL_REDIRECT = PRODUCTION and env.flag("XUNDIAN_SSL_REDIRECT", default=True)
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = 31_536_000 if PRODUCTION else 0
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "connect-src": [SELF],
        "worker-src": [SELF],
        "manifest-src": [SELF],
        "object-src": [NONE],
        "frame-ancestors": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
    }
}

UNFOLD = office.UNFOLD

# --- REST ---
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "xundian.accounts.bearer.DeviceTokens",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["xundian.accounts.permissions.HasRight"],
    "DEFAULT_PARSER_CLASSES": ["xundian.kit.parsing.BoundedJSON"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PAGINATION_CLASS": "xundian.kit.pagination.Cursor",
    "DEFAULT_FILTER_BACKENDS": ["xundian.kit.filters.StrictFilters"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "xundian.kit.problems.problem_handler",
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
    "UNICODE_JSON": True,
}
KNOX_TOKEN_MODEL = "xundian.DeviceToken"
# Knox's migrations would make a second, unused table of tokens beside ours.
MIGRATION_MODULES = {"knox": None}
REST_KNOX = {
    "AUTH_HEADER_PREFIX": "Bearer",
    "TOKEN_TTL": timedelta(days=30),
    "TOKEN_LIMIT_PER_USER": None,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Xundian",
    "DESCRIPTION": "Case management for rural labour transfer in a county.",
    "VERSION": "1",
    "OAS_VERSION": "3.1.1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    # Every path is a line until it is opened: drawing all of them at once takes a browser half a minute.
    "SWAGGER_UI_SETTINGS": {"deepLinking": True, "docExpansion": "none"},
    "COMPONENT_SPLIT_REQUEST": True,
    "SCHEMA_PATH_PREFIX": r"/api/v1",
    "ENUM_NAME_OVERRIDES": openapi.ENUM_NAMES,
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "xundian.kit.openapi.describe_problems",
    ],
}

# --- background work: sync-and-faults B6 ---
CELERY_BROKER_URL = celery_url(REDIS_URL)
# Longer than any task may run; what a killed worker held is given to another one after this.
VISIBILITY_SECONDS = env.number("XUNDIAN_VISIBILITY_SECONDS", 900)
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": VISIBILITY_SECONDS,
    "unacked_restore_interval": 5,
    "unacked_restore_throttle": 1,
    "socket_connect_timeout": 3,
    "max_retries": 0,  # who sends a hint does not wait for a broker that is down: the tables keep the work
}
CELERY_RESULT_BACKEND_TRANSPORT_OPTIONS = {"visibility_timeout": VISIBILITY_SECONDS}
CELERY_VISIBILITY_TIMEOUT = VISIBILITY_SECONDS
CELERY_TASK_IGNORE_RESULT = True
CELERY_RESULT_EXPIRES = None  # no results, so none to sweep away
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_TIME_LIMIT = 300
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TIMEZONE = "Asia/Shanghai"
CELERY_ENABLE_UTC = True
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BEAT_SCHEDULER = "xundian.kit.ticking:OneBeat"
CELERY_BEAT_SCHEDULE_FILENAME = str(DATA_DIR / "beat-schedule")

# --- who read whose record: kept three years, and never less than the six months the law asks for ---
READ_LOG_DAYS = env.number("XUNDIAN_READ_LOG_DAYS", 3 * 365)
if READ_LOG_DAYS < 184:
    raise ImproperlyConfigured("XUNDIAN_READ_LOG_DAYS must be 184 or more: the log is kept for at least six months.")

# --- language, time ---
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", _("Simplified Chinese")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "xundian" / "locale"]
FORMAT_MODULE_PATH = ["xundian.kit.formats"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"

# --- files ---
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "xundian" / "pages" / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not PRODUCTION
WHITENOISE_AUTOREFRESH = False
# More people than this with their identity numbers in full, in one export or in a day: a second person must agree.
EXPORT_FULL_IDENTITY_ROWS = 1000
UPLOAD_LIMIT_BYTES = 50 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = UPLOAD_LIMIT_BYTES

# --- messages out of the house: on the console in development, else none unless a gateway is named ---
(
    MESSAGE_GATEWAY, MESSAGE_WEBHOOK_URL, MESSAGE_WEBHOOK_SECRET,
    WECOM_URL, WECOM_CORP, WECOM_SECRET, WECOM_AGENT, WECOM_ROBOT,
) = gateways.from_environment(MODE)  # fmt: skip
# Webhooks of stations and counties go to public hosts over https. Networks of the house that they may reach all the
# same, as 10.1.2.0/24; what a machine says to itself never, in production.
WEBHOOK_NETWORKS = env.networks("XUNDIAN_WEBHOOK_NETWORKS")
if PRODUCTION and any(each.is_loopback or each.is_link_local for each in WEBHOOK_NETWORKS):
    raise ImproperlyConfigured("XUNDIAN_WEBHOOK_NETWORKS must not hold loopback or link-local addresses in production.")
# Requests of one token of a program in a minute.
API_PER_MINUTE = env.number("XUNDIAN_API_PER_MINUTE", 300, least=1)
# A complaint is answered within so many days.
COMPLAINT_DAYS = env.number("XUNDIAN_COMPLAINT_DAYS", 15, least=1, most=365)
# What the county promises those who call, printed on contact cards where it agreed to it: 24小时回应，48小时答复.
CARD_PROMISE = env.text("XUNDIAN_CARD_PROMISE", "")
# The filing number that rules for apps of government services ask to show; the phone shows it under "Mine".
FILING_NUMBER = env.text("XUNDIAN_FILING_NUMBER", "")
PUBLIC_URL = env.text("XUNDIAN_PUBLIC_URL", f"http://127.0.0.1:{os.environ.get('XUNDIAN_PORT', '8000')}")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "filters": {"hide": {"()": "xundian.kit.hiding.HideSecrets"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["hide"]}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "xundian.messages.gateways.console": {"level": "INFO"},  # of development: what would leave the house
        "django.server": {"handlers": ["console"], "level": "WARNING", "propagate": False},
    },
}
