"""The settings of the rivals: the same database and server, and of Django and REST framework only what they need."""

from importlib.util import find_spec

from xundian import settings as product

SECRET_KEY, DEBUG, ALLOWED_HOSTS = product.SECRET_KEY, False, ["*"]
DATABASES, AUTH_USER_MODEL, KNOX_TOKEN_MODEL = product.DATABASES, product.AUTH_USER_MODEL, product.KNOX_TOKEN_MODEL
DEFAULT_AUTO_FIELD, MIGRATION_MODULES, REST_KNOX = (
    product.DEFAULT_AUTO_FIELD, product.MIGRATION_MODULES, product.REST_KNOX,
)  # fmt: skip
USE_TZ, TIME_ZONE, LANGUAGE_CODE, LANGUAGES = True, product.TIME_ZONE, product.LANGUAGE_CODE, product.LANGUAGES
INSTALLED_APPS = [
    *product.INSTALLED_APPS, "xundian.bench.rivals", *(["import_export"] if find_spec("import_export") else []),
]  # fmt: skip
# Nothing but what counts the bytes of an answer: the product's own middleware counts against the product.
MIDDLEWARE = ["django.middleware.common.CommonMiddleware"]
ROOT_URLCONF = "xundian.bench.rivals.urls"
UNFOLD, SITE_MODEL, TEMPLATES, STATIC_URL = product.UNFOLD, product.SITE_MODEL, product.TEMPLATES, product.STATIC_URL
CACHES, SEAL_KEYS, DIGEST_KEY = product.CACHES, product.SEAL_KEYS, product.DIGEST_KEY
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["knox.auth.TokenAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PAGINATION_CLASS": "rest_framework.pagination.LimitOffsetPagination",
    "PAGE_SIZE": 50,
}
