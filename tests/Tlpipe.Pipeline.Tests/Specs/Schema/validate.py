"""Validates JSON values with python-jsonschema, an independent validator: validate.py SCHEMA INSTANCES

INSTANCES is a list of JSON values. Prints, as JSON, for each of them a list of "path: keyword".
"""
import json
import sys

from jsonschema import Draft202012Validator

with open(sys.argv[1], encoding="utf-8") as file:
    schema = json.load(file)
with open(sys.argv[2], encoding="utf-8") as file:
    instances = json.load(file)

Draft202012Validator.check_schema(schema)
validator = Draft202012Validator(schema)
print(json.dumps([
    [f"{error.json_path[2:] or 'file'}: {error.validator}" for error in sorted(validator.iter_errors(instance), key=lambda error: error.json_path)]
    for instance in instances
]))
