"""Conditions in SQL for rows that something else in the database refers to: any foreign key of any room."""


def references(model, key, ours=None):
    """EXISTS conditions for rows that point to `key`; of the models in `ours`, rows that fit the condition are ours."""
    for relation in model._meta.related_objects:
        field, theirs = relation.field, relation.related_model
        if field.many_to_many:
            between = field.remote_field.through._meta.db_table
            yield f'EXISTS (SELECT FROM {between} x WHERE x."{field.m2m_reverse_name()}" = {key})'
        elif field.db_constraint:
            mine = f" AND NOT ({ours[theirs]})" if ours and theirs in ours else ""
            yield f'EXISTS (SELECT FROM {theirs._meta.db_table} x WHERE x."{field.column}" = {key}{mine})'


def any_of(conditions):
    """The conditions joined by OR; false when there is none."""
    return " OR ".join(conditions) or "false"
