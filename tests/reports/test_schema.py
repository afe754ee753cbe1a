"""The shipped schemas are those of the code, closed at every level."""

import json

import pytest
from jsonschema_rs import meta

from ssa_desk.content.locate import resource
from ssa_desk.reports.schema import shipped

NAMES = sorted(shipped())


def parts(shape, kind):
    """Yield what is an object, or a text, in a schema."""
    if isinstance(shape, dict):
        if shape.get("type") == kind:
            yield shape
        shape = list(shape.values())
    if isinstance(shape, list):
        for part in shape:
            yield from parts(part, kind)


@pytest.mark.parametrize("name", NAMES)
def test_the_shipped_schema_is_that_of_the_code(name):
    assert resource("schema", name).read_bytes() == shipped()[name]


@pytest.mark.parametrize("name", NAMES)
def test_the_schema_is_one_and_closed(name):
    schema = json.loads(shipped()[name])
    meta.validate(schema)
    assert all(shape["additionalProperties"] is False for shape in parts(schema, "object"))


@pytest.mark.parametrize("name", NAMES)
def test_the_schema_has_no_field_of_free_text(name):
    texts = parts(json.loads(shipped()[name]), "string")
    assert [part for part in texts if "pattern" not in part] == []
