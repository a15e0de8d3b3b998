"""Runs an exported program over raw pictures: predict_reference.py PROGRAM PIXELS SIZE; prints the logits, a line for each picture."""
import sys

import torch

program, pixels, size = torch.jit.load(sys.argv[1]), sys.argv[2], int(sys.argv[3])
batch = torch.frombuffer(bytearray(open(pixels, "rb").read()), dtype=torch.uint8).reshape(-1, 3, size, size)
with torch.no_grad():
    outputs = program(batch)
assert isinstance(outputs, tuple), type(outputs)
for row in torch.cat(outputs, 1).double():
    print(*row.tolist())
