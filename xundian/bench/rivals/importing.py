"""django-import-export as its documentation begins: a resource of the model, the file as a data set, import_data."""

import csv
import io
from time import perf_counter

import tablib
from django.db import connection
from import_export import fields, resources

from xundian.bench.rivals.models import HEADERS, Person


class PersonResource(resources.ModelResource):
    """The columns under the form's headers; a row is known by its identity number."""

    class Meta:
        model = Person
        import_id_fields = ["identity"]
        fields = tuple(HEADERS)


for _name, _header in HEADERS.items():
    _field = PersonResource.fields[_name]
    PersonResource.fields[_name] = fields.Field(attribute=_name, column_name=_header, widget=_field.widget)


def run(content, rows):
    """(seconds, rows it refused) of the first so many rows of a CSV file in GB 18030."""
    lines = list(csv.reader(io.StringIO(content.decode("gb18030"))))[: rows + 1]
    with connection.schema_editor() as editor:
        editor.create_model(Person)
    try:
        started = perf_counter()
        data = tablib.Dataset(*lines[1:], headers=lines[0])
        result = PersonResource().import_data(data, raise_errors=False)
        spent = perf_counter() - started
        return spent, len(result.row_errors()) + len(result.invalid_rows)
    finally:
        with connection.schema_editor() as editor:
            editor.delete_model(Person)
