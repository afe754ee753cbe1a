"""The shipped schemas are those of the code, closed at every level."""

import json

import pytest
from jsonschema_rs import meta

from ssa_desk.content.locate import resource
from ssa_desk.reports.schema import shipped

NAMES = sorted(shipped())


def objects(shape):
    if isinstance(shape, dict):
        if shape.get("type") == "object":
            yield shape
        for part in shape.values():
            yield from objects(part)
    elif isinstance(shape, list):
        for part in shape:
            yield from objects(part)


@pytest.mark.parametrize("name", NAMES)
def test_the_shipped_schema_is_that_of_the_code(name):
    assert resource("schema", name).read_bytes() == shipped()[name]


@pytest.mark.parametrize("name", NAMES)
def test_the_schema_is_one_and_closed(name):
    schema = json.loads(shipped()[name])
    meta.validate(schema)
    assert all(shape["additionalProperties"] is False for shape in objects(schema))


@pytest.mark.parametrize("name", NAMES)
def test_the_schema_has_no_field_of_free_text(name):
    texts = [part for part in strings(json.loads(shipped()[name])) if "pattern" not in part]
    assert texts == []


def strings(shape):
    if isinstance(shape, dict):
        if shape.get("type") == "string":
            yield shape
        for part in shape.values():
            yield from strings(part)
    elif isinstance(shape, list):
        for part in shape:
            yield from strings(part)
