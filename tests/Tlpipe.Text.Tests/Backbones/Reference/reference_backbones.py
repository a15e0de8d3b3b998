#!/usr/bin/env python3
"""Writes beside itself what PyTorch computes for small text networks: NAME.safetensors (random weights under the names that
published files have) and reference.json (texts as tokens, and their features).

Run with a Python that has PyTorch 1.13 (Debian: /usr/bin/python3 with python3-torch). Every text is computed alone, without
padding; BERT is PyTorch's own encoder, its weights renamed as Hugging Face names them.
"""
import json
import pathlib
import struct

import torch
from torch import nn
from torch.nn import functional as F

FOLDER = pathlib.Path(__file__).parent
VOCABULARY = 23
TEXTS = [[4, 9, 22, 1, 7], [3], [5, 6, 5, 6, 5, 6, 8, 12], [17, 2]]


def save(name, weights):
    header, content = {"__metadata__": {"format": "pt"}}, b""
    for key, tensor in weights.items():
        kind = {torch.float32: "F32", torch.int64: "I64"}[tensor.dtype]
        data = tensor.detach().contiguous().numpy().tobytes()
        header[key] = {"dtype": kind, "shape": list(tensor.shape), "data_offsets": [len(content), len(content) + len(data)]}
        content += data
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    (FOLDER / f"{name}.safetensors").write_bytes(struct.pack("<Q", len(text)) + text + content)


def case(name, weights, features):
    save(name, weights)
    with torch.no_grad():
        rows = [features(torch.tensor([text])).flatten().tolist() for text in TEXTS]
    return {"texts": TEXTS, "features": [[float(f"{value:.9g}") for value in row] for row in rows]}


def bag_of_embeddings():
    words = nn.Embedding(VOCABULARY, 6, padding_idx=0)
    return case("bag-of-embeddings", {"embeddings.weight": words.weight}, lambda text: words(text).mean(1))


def text_cnn():
    words, filters = nn.Embedding(VOCABULARY, 6, padding_idx=0), {width: nn.Linear(width * 6, 4) for width in (2, 3)}
    weights = {"embeddings.weight": words.weight}
    for index, (width, layer) in enumerate(filters.items()):
        weights[f"convolutions.{index}.weight"] = layer.weight.view(4, width, 6).transpose(1, 2)
        weights[f"convolutions.{index}.bias"] = layer.bias

    def features(text):
        best = []
        for width, layer in filters.items():
            padded = F.pad(words(text), (0, 0, width - 1, width - 1))
            answers = [layer(padded[:, i:i + width].flatten(1)).relu() for i in range(padded.shape[1] - width + 1)]
            best.append(torch.stack(answers).amax(0))
        return torch.cat(best, 1)

    return case("text-cnn", weights, features)


def text_transformer():
    words = nn.Embedding(VOCABULARY, 8, padding_idx=0)
    layer = nn.TransformerEncoderLayer(8, 2, 32, dropout=0, batch_first=True, norm_first=True)
    encoder = nn.TransformerEncoder(layer, 2, norm=nn.LayerNorm(8)).eval()
    for parameter in encoder.parameters():
        nn.init.normal_(parameter, std=0.4)

    def features(text):
        places = torch.arange(1, text.shape[1] + 1).float().unsqueeze(1)
        angles = places / 10000 ** (torch.arange(0, 8, 2) / 8)
        return encoder(words(text) * 8 ** 0.5 + torch.cat([angles.sin(), angles.cos()], 1)).mean(1)

    renamed = {"encoder.layers.": "encoder.", "encoder.norm": "norm", "in_proj_": "in_proj."}
    weights = {"embeddings.weight": words.weight}
    for key, value in encoder.state_dict(prefix="encoder.").items():
        for old, new in renamed.items():
            key = key.replace(old, new)
        weights[key] = value
    return case("text-transformer", weights, features)


def bert():
    words, places, kinds = nn.Embedding(VOCABULARY, 8), nn.Embedding(12, 8), nn.Embedding(2, 8)
    norm, pooler = nn.LayerNorm(8, eps=1e-12), nn.Linear(8, 8)
    layer = nn.TransformerEncoderLayer(8, 2, 20, dropout=0, activation="gelu", layer_norm_eps=1e-12, batch_first=True)
    encoder = nn.TransformerEncoder(layer, 3).eval()
    for module in (norm, encoder):
        for parameter in module.parameters():
            nn.init.normal_(parameter, std=0.4)

    def tokens(text):
        return encoder(norm(words(text) + places(torch.arange(text.shape[1])) + kinds(torch.zeros_like(text))))

    weights = {
        "bert.embeddings.position_ids": torch.arange(12).unsqueeze(0),
        "bert.embeddings.word_embeddings.weight": words.weight,
        "bert.embeddings.position_embeddings.weight": places.weight,
        "bert.embeddings.token_type_embeddings.weight": kinds.weight,
        "bert.embeddings.LayerNorm.gamma": norm.weight,
        "bert.embeddings.LayerNorm.beta": norm.bias,
    }
    for index, one in enumerate(encoder.layers):
        prefix = f"bert.encoder.layer.{index}."
        for part, weight, bias in zip(("query", "key", "value"), one.self_attn.in_proj_weight.chunk(3), one.self_attn.in_proj_bias.chunk(3)):
            weights[f"{prefix}attention.self.{part}.weight"], weights[f"{prefix}attention.self.{part}.bias"] = weight, bias
        for name, module in (
            ("attention.output.dense", one.self_attn.out_proj), ("attention.output.LayerNorm", one.norm1),
            ("intermediate.dense", one.linear1), ("output.dense", one.linear2), ("output.LayerNorm", one.norm2),
        ):
            old = name.endswith("LayerNorm")
            weights[f"{prefix}{name}.{'gamma' if old else 'weight'}"] = module.weight
            weights[f"{prefix}{name}.{'beta' if old else 'bias'}"] = module.bias
    weights["bert.pooler.dense.weight"], weights["bert.pooler.dense.bias"] = pooler.weight, pooler.bias
    weights["cls.seq_relationship.weight"], weights["cls.seq_relationship.bias"] = torch.zeros(2, 8), torch.zeros(2)
    result = case("bert", weights, lambda text: pooler(tokens(text)[:, 0]).tanh())
    with torch.no_grad():
        result["means"] = [[float(f"{value:.9g}") for value in tokens(torch.tensor([text])).mean(1).flatten().tolist()] for text in TEXTS]
    return result


torch.set_num_threads(1)
torch.manual_seed(5)
reference = {"bag-of-embeddings": bag_of_embeddings(), "text-cnn": text_cnn(), "text-transformer": text_transformer(), "bert": bert()}
(FOLDER / "reference.json").write_text(json.dumps(reference, indent=1) + "\n")
