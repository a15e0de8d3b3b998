"""Runs an exported program over validation pictures, read the way torchvision does, and prints its accuracy.

measure_torchscript.py PROGRAM.pt FOLDER RESIZE CROP
"""
import sys

import torch
from torchvision import datasets, transforms

program = torch.jit.load(sys.argv[1])
view = transforms.Compose([transforms.Resize(int(sys.argv[3])), transforms.CenterCrop(int(sys.argv[4])), transforms.PILToTensor()])
pictures = datasets.ImageFolder(sys.argv[2], view)
right = 0
with torch.no_grad():
    for batch, labels in torch.utils.data.DataLoader(pictures, batch_size=16):
        right += (program(batch)[0].argmax(1) == labels).sum().item()
print(right / len(pictures))
