"""Writes checkpoints with PyTorch, and says what PyTorch reads from them and from given files.

reference_checkpoints.py FOLDER [FILE...]
FOLDER/index.txt gets a line for every tensor: file, name, dtype, shape (comma-separated), sha256 of its bytes; tab-separated.
"""
import hashlib
import os
import sys
from collections import OrderedDict

import torch

folder, given = sys.argv[1], sys.argv[2:]
torch.manual_seed(1)
index = open(os.path.join(folder, "index.txt"), "w")


def tell(path, state):
    for name, tensor in state.items():
        plain = tensor.detach().contiguous()
        if plain.dtype == torch.bfloat16:
            plain = plain.view(torch.int16)
        digest = hashlib.sha256(plain.numpy().tobytes()).hexdigest()
        shape = ",".join(str(size) for size in tensor.shape)
        print(path, name, str(tensor.dtype).removeprefix("torch."), shape, digest, sep="\t", file=index)


def save(name, saved, state, **options):
    path = os.path.join(folder, name)
    torch.save(saved, path, **options)
    tell(path, state)


model = torch.nn.Sequential(torch.nn.Conv2d(3, 4, 3), torch.nn.BatchNorm2d(4), torch.nn.Linear(4, 2))
state = model.state_dict()
both = {"zip": {}, "legacy": {"_use_new_zipfile_serialization": False}}
base = torch.arange(60, dtype=torch.float32).reshape(3, 4, 5)
views = {
    "whole": base,
    "transposed": base.transpose(0, 2),
    "row": base[1],
    "column": base[:, 2, :],
    "every_other": base[:, ::2, 1::2],
    "expanded": base[0, 0].expand(6, 5),
    "tied": base,
    "empty": base[:0],
    "scalar": base[2, 3, 4],
    "one_element": base[1:2, 1:2, 1:2],
}
types = {str(dtype).removeprefix("torch."): torch.tensor([0, 1, 1, 0, 1]).to(dtype) for dtype in [
    torch.uint8, torch.int8, torch.int16, torch.int32, torch.int64, torch.float16, torch.float32,
    torch.float64, torch.complex64, torch.complex128, torch.bool, torch.bfloat16]}
optimizer = {"state": {0: {"step": 3, "momentum_buffer": torch.ones(3)}}, "param_groups": [{"lr": 0.1, "betas": (0.9, 0.999), "params": [0, 1]}]}
training = {"epoch": 3, "best_prec1": 91.7, "arch": "resnet", "done": False, "seen": {1, 2}, "none": None, "big": 1 << 40,
            "size": torch.Size([2, 3]), "rng": bytes(range(40)), "optimizer": optimizer}

for kind, options in both.items():
    save(f"plain.{kind}.pth", state, state, **options)
    save(f"nested.{kind}.pth", {**training, "state_dict": state}, state, **options)
    save(f"model.{kind}.pth", {"model": {"state_dict": state}}, state, **options)
    save(f"wrapped.{kind}.pth", OrderedDict(("module." + name, tensor) for name, tensor in state.items()), state, **options)
    save(f"parameters.{kind}.pth", dict(model.named_parameters()), dict(model.named_parameters()), **options)
    save(f"views.{kind}.pth", views, views, **options)
    save(f"types.{kind}.pth", types, types, **options)
    save(f"protocol4.{kind}.pth", {**training, "net": state}, state, pickle_protocol=4, **options)
    torch.save(model, os.path.join(folder, f"whole_model.{kind}.pth"), **options)
    torch.save({"epoch": 1, "loss": [1.0]}, os.path.join(folder, f"no_tensors.{kind}.pth"), **options)
    torch.save([torch.ones(2)], os.path.join(folder, f"list.{kind}.pth"), **options)
torch.jit.script(torch.nn.Linear(2, 2)).save(os.path.join(folder, "program.pt"))

for path in given:
    loaded = torch.load(path, map_location="cpu")
    loaded = loaded.get("state_dict", loaded)
    tell(path, OrderedDict((name.removeprefix("module."), tensor) for name, tensor in loaded.items()))
