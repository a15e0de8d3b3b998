"""Prints the events of a TensorBoard event file, one JSON object a line.

Reads it with Google's own protobuf library and the field numbers of TensorFlow's event.proto and summary.proto, and checks
both checksums of each record (CRC-32C, Castagnoli's polynomial, masked as TensorFlow's record_writer does)."""

import json
import struct
import sys

from google.protobuf import descriptor_pb2, descriptor_pool, message_factory

DOUBLE, FLOAT, INT64, STRING, MESSAGE = 1, 2, 3, 9, 11
OPTIONAL, REPEATED = 1, 3


def event_class():
    file = descriptor_pb2.FileDescriptorProto(name="event.proto", package="tensorflow", syntax="proto3")

    def message(name, *fields):
        described = file.message_type.add(name=name)
        for number, field, kind, label, type_name in fields:
            described.field.add(name=field, number=number, type=kind, label=label, type_name=type_name)

    message("Value", (1, "tag", STRING, OPTIONAL, None), (2, "simple_value", FLOAT, OPTIONAL, None))
    message("Summary", (1, "value", MESSAGE, REPEATED, ".tensorflow.Value"))
    message(
        "Event",
        (1, "wall_time", DOUBLE, OPTIONAL, None),
        (2, "step", INT64, OPTIONAL, None),
        (3, "file_version", STRING, OPTIONAL, None),
        (5, "summary", MESSAGE, OPTIONAL, ".tensorflow.Summary"),
    )
    pool = descriptor_pool.DescriptorPool()
    pool.Add(file)
    return message_factory.MessageFactory(pool).GetPrototype(pool.FindMessageTypeByName("tensorflow.Event"))


def masked_crc(data):
    crc = 0xFFFFFFFF
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = (crc >> 1) ^ (0x82F63B78 if crc & 1 else 0)
    crc ^= 0xFFFFFFFF
    return (((crc >> 15) | (crc << 17)) + 0xA282EAD8) & 0xFFFFFFFF


def records(content):
    at = 0
    while at < len(content):
        head = content[at : at + 8]
        (length,) = struct.unpack("<Q", head)
        body = content[at + 12 : at + 12 + length]
        assert struct.unpack("<I", content[at + 8 : at + 12])[0] == masked_crc(head), "the checksum of a length"
        assert struct.unpack("<I", content[at + 12 + length : at + 16 + length])[0] == masked_crc(body), "the checksum of a record"
        yield body
        at += 16 + length


assert masked_crc(b"123456789") == ((0xE3069283 >> 15 | 0xE3069283 << 17) + 0xA282EAD8) & 0xFFFFFFFF
Event = event_class()
with open(sys.argv[1], "rb") as file:
    for record in records(file.read()):
        event = Event.FromString(record)
        print(json.dumps({
            "time": event.wall_time,
            "step": event.step,
            "version": event.file_version,
            "scalars": {value.tag: value.simple_value for value in event.summary.value},
        }))
