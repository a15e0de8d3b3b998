#!/usr/bin/env python3
"""Writes reference.json beside itself: what PyTorch computes where the tests compare with it.

Run with a Python that has PyTorch 1.13 (Debian: /usr/bin/python3 with python3-torch).
Inputs are waves, sin(0.37 i + phase), so that both sides make them without a file.
"""
import json
import math
import pathlib

import torch
from torch import nn
from torch.nn import functional as F


def wave(*shape, phase=0.0):
    count = math.prod(shape)
    return torch.tensor([math.sin(0.37 * i + phase) for i in range(count)], dtype=torch.float64).float().reshape(shape)


def numbers(tensor):
    return [float(f"{v:.9g}") for v in tensor.detach().double().flatten().tolist()]


labels = torch.tensor([1, 0, 2, 1])
CASES = {
    "matmul": ([(3, 4), (4, 2)], lambda a, b: a @ b),
    "broadcast": ([(3, 4), (4,)], lambda a, b: (a * b - a / (b.abs() + 1)).exp().sqrt()),
    "softmax": ([(3, 4)], lambda a: a.softmax(1)),
    "logsumexp": ([(3, 4)], lambda a: a.logsumexp(1)),
    "statistics": ([(3, 4)], lambda a: torch.stack([a.mean(1), a.var(1), a.std(1), a.norm(dim=1)])),
    "eigh": ([(3, 4)], lambda a: (lambda values, vectors: values + (vectors ** 2).matmul(values))(*torch.linalg.eigh(a @ a.T + torch.diag(torch.tensor([1.0, 2.0, 3.0]))))),
    "max": ([(3, 4)], lambda a: a.max(1)[0]),
    "clamp": ([(3, 4)], lambda a: a.clamp(-0.5, 0.5).pow(2)),
    "linear": ([(2, 3), (4, 3), (4,)], F.linear),
    "conv2d": ([(1, 4, 5, 5), (4, 2, 3, 3), (4,)], lambda x, w, b: F.conv2d(x, w, b, 2, 1, 1, 2)),
    "conv1d": ([(2, 4, 6), (4, 2, 3), (4,)], lambda x, w, b: F.conv1d(x, w, b, 2, 1, 1, 2)),
    "attention": ([(2, 3, 4), (2, 3, 4)], lambda x, y: (lambda q, k: (q @ k.transpose(2, 3)).masked_fill(torch.tensor([[False, True, False]]), -1e9).softmax(-1).matmul(k).transpose(1, 2).flatten(2))(
        x.unflatten(-1, (2, 2)).transpose(1, 2), y.unflatten(-1, (2, 2)).transpose(1, 2))),
    "positions": ([(2, 3)], lambda x: x.gt(0).cumsum(1).float() * x),
    "batch_norm": ([(3, 2, 2, 2), (2,), (2,)], lambda x, w, b: F.batch_norm(x, torch.zeros(2), torch.ones(2), w, b, True)),
    "layer_norm": ([(2, 6), (6,), (6,)], lambda x, w, b: F.layer_norm(x, (6,), w, b)),
    "embedding": ([(5, 3)], lambda w: F.embedding(torch.tensor([[0, 3], [1, 3]]), w, padding_idx=1)),
    "max_pool2d": ([(1, 2, 5, 5)], lambda x: F.max_pool2d(x, 3, 2, ceil_mode=True)),
    "avg_pool2d": ([(1, 2, 4, 4)], lambda x: F.avg_pool2d(x, 3, 1, 1)),
    "adaptive_avg_pool2d": ([(1, 2, 5, 5)], lambda x: F.adaptive_avg_pool2d(x, (2, 3))),
    "activations": ([(3, 4)], lambda a: torch.cat([F.relu(a), F.relu6(a * 9), F.gelu(a), F.silu(a), F.hardswish(a * 4), F.leaky_relu(a)])),
    "cross_entropy": ([(4, 3)], lambda x: F.cross_entropy(x, labels)),
    "cross_entropy_smooth": ([(4, 3), (3,)], lambda x, w: F.cross_entropy(x, labels, w.abs().detach(), ignore_index=0, label_smoothing=0.1)),
    "binary_cross_entropy": ([(4, 3), (4, 3)], lambda x, y: F.binary_cross_entropy_with_logits(x, y.abs().detach())),
    "regression": ([(4, 3), (4, 3)], lambda x, y: F.mse_loss(x, y * 2) + F.smooth_l1_loss(x, y * 2, beta=0.5) + F.l1_loss(x, y, reduction="sum")),
    "kl_div": ([(4, 3), (4, 3)], lambda x, y: F.kl_div(x.log_softmax(1), y.softmax(1).detach(), reduction="sum")),
    "interpolate": ([(1, 1, 6, 6)], lambda x: torch.cat([
        F.interpolate(x, (3, 4), mode="bilinear", antialias=True).flatten(),
        F.interpolate(x, scale_factor=0.5, mode="bilinear").flatten(),
        F.interpolate(x, (3, 3)).flatten()])),
    "pad": ([(1, 1, 3, 3)], lambda x: torch.cat([F.pad(x, (1, 0, 0, 1), value=2.0).flatten(), F.pad(x, (1, 1, 1, 1), mode="reflect").flatten()])),
}


def case(shapes, function):
    inputs = [wave(*shape, phase=i).requires_grad_() for i, shape in enumerate(shapes)]
    output = function(*inputs)
    (output * wave(*output.shape, phase=9.0)).sum().backward()
    return {"output": numbers(output), "gradients": [numbers(i.grad) if i.grad is not None else None for i in inputs]}


def initial():
    torch.manual_seed(5)
    made = {
        "linear": nn.Linear(3, 4), "conv2d": nn.Conv2d(2, 4, 3, groups=2), "embedding": nn.Embedding(3, 4, padding_idx=1),
    }
    values = {f"{name}.{key}": numbers(value) for name, module in made.items() for key, value in module.state_dict().items()}
    for name in ("kaiming_normal_", "kaiming_uniform_", "xavier_uniform_", "xavier_normal_"):
        values[name] = numbers(getattr(nn.init, name)(torch.empty(4, 6)))
    values.update({f"conv1d.{key}": numbers(value) for key, value in nn.Conv1d(2, 4, 3, groups=2).state_dict().items()})
    torch.manual_seed(6)
    values["draws"] = numbers(torch.cat([torch.rand(3), torch.randn(3), torch.randint(0, 9, (3,)).float(), torch.randperm(5).float()]))
    values["dropout"] = numbers(F.dropout(torch.ones(20), 0.3))
    generator = torch.Generator().manual_seed(8)
    values["generator"] = numbers(torch.rand(3, generator=generator))
    return values


def network():
    net = nn.Sequential()
    net.add_module("conv", nn.Conv2d(3, 4, 3, padding=1, bias=False))
    net.add_module("bn", nn.BatchNorm2d(4))
    net.add_module("relu", nn.ReLU())
    net.add_module("pool", nn.AdaptiveAvgPool2d(1))
    net.add_module("flat", nn.Flatten())
    net.add_module("fc", nn.Linear(4, 3))
    with torch.no_grad():
        for i, parameter in enumerate(net.parameters()):
            parameter.copy_(wave(*parameter.shape, phase=i))
    return net


OPTIMIZERS = {
    "sgd": lambda n: torch.optim.SGD(n.parameters(), 0.1),
    "sgd_momentum": lambda n: torch.optim.SGD([{"params": [*n.conv.parameters(), *n.bn.parameters()]}, {"params": n.fc.parameters(), "lr": 0.2, "weight_decay": 0.0}], 0.05, momentum=0.9, weight_decay=1e-2),
    "sgd_nesterov": lambda n: torch.optim.SGD(n.parameters(), 0.05, momentum=0.8, nesterov=True),
    "sgd_dampening": lambda n: torch.optim.SGD(n.parameters(), 0.05, momentum=0.8, dampening=0.5),
    "adam": lambda n: torch.optim.Adam([{"params": [*n.conv.parameters(), *n.bn.parameters()]}, {"params": n.fc.parameters(), "lr": 0.05}], 0.01, weight_decay=1e-2),
    "adamw": lambda n: torch.optim.AdamW([{"params": [*n.conv.parameters(), *n.bn.parameters()]}, {"params": n.fc.parameters(), "lr": 0.05}], 0.01, weight_decay=0.1),
}


def run(make):
    net, losses = network(), []
    optimizer = make(net)
    for step in range(8):
        optimizer.zero_grad()
        loss = F.cross_entropy(net(wave(6, 3, 5, 5, phase=step)), torch.arange(6) % 3)
        loss.backward()
        norm = nn.utils.clip_grad_norm_(net.parameters(), 0.5)
        optimizer.step()
        losses += [float(f"{loss.item():.9g}"), float(f"{float(norm):.9g}")]
    return losses


S = torch.optim.lr_scheduler
SCHEDULES = {
    "step": lambda o: S.StepLR(o, 3, 0.5),
    "multi_step": lambda o: S.MultiStepLR(o, [2, 5], 0.1),
    "cosine": lambda o: S.CosineAnnealingLR(o, 10, 0.001),
    "linear": lambda o: S.LinearLR(o, 0.25, 1.0, 4),
    "lambda": lambda o: S.LambdaLR(o, lambda e: 0.9 ** e),
    "sequential": lambda o: S.SequentialLR(o, [S.LinearLR(o, 0.1, 1.0, 3), S.CosineAnnealingLR(o, 7)], [3]),
    "one_cycle": lambda o: S.OneCycleLR(o, 0.5, 12),
}


def schedule(make):
    optimizer = torch.optim.SGD([nn.Parameter(torch.zeros(1))], 0.1, momentum=0.9)
    scheduler, rates = make(optimizer), []
    for _ in range(11):
        rates.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        scheduler.step()
    return rates + [optimizer.param_groups[0]["momentum"]]


torch.set_num_threads(1)
result = {
    "cases": {name: case(*entry) for name, entry in CASES.items()},
    "initial": initial(),
    "losses": {name: run(make) for name, make in OPTIMIZERS.items()},
    "rates": {name: schedule(make) for name, make in SCHEDULES.items()},
}
lines = json.dumps(result, indent=1).replace("\n    ", " ").replace("\n   ]", "]").replace("[ ", "[")
pathlib.Path(__file__).with_name("reference.json").write_text(lines + "\n")
