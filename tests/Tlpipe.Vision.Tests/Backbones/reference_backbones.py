"""PyTorch's numbers for the backbones: python3 reference_backbones.py OUTPUT [WEIGHTS]

For each network NAME it writes into OUTPUT: NAME.txt (the state dict: name, type and sizes a line), NAME.input
(uint8 [N, 3, S, S]) and NAME.logits (float32 [N, classes]), both little-endian without a header. The pretrained networks
need the folder WEIGHTS; the others have random weights, which go into NAME.pth.
"""
import os
import sys

import torch
import torch.nn.functional as F
import torchvision
from torch import nn

MEAN = torch.tensor([0.485, 0.456, 0.406]).view(1, 3, 1, 1)
DEVIATION = torch.tensor([0.229, 0.224, 0.225]).view(1, 3, 1, 1)


class CifarBlock(nn.Module):
    """The basic block of akamaster/pytorch_resnet_cifar10, shortcut option A."""

    def __init__(self, channels, outputs, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(channels, outputs, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(outputs)
        self.conv2 = nn.Conv2d(outputs, outputs, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(outputs)
        self.changes = stride != 1 or channels != outputs

    def forward(self, x):
        out = self.bn2(self.conv2(F.relu(self.bn1(self.conv1(x)))))
        if self.changes:
            side = out.shape[1] // 4
            x = F.pad(x[:, :, ::2, ::2], (0, 0, 0, 0, side, side))
        return F.relu(out + x)


class CifarResNet(nn.Module):
    def __init__(self, blocks):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 16, 3, 1, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(16)
        self.layer1 = self.layer(16, 16, 1, blocks)
        self.layer2 = self.layer(16, 32, 2, blocks)
        self.layer3 = self.layer(32, 64, 2, blocks)
        self.linear = nn.Linear(64, 10)

    @staticmethod
    def layer(channels, outputs, stride, blocks):
        return nn.Sequential(CifarBlock(channels, outputs, stride), *(CifarBlock(outputs, outputs, 1) for _ in range(blocks - 1)))

    def forward(self, x):
        out = self.layer3(self.layer2(self.layer1(F.relu(self.bn1(self.conv1(x))))))
        return self.linear(out.mean((2, 3)))


def pictures(count, size):
    """Smooth colours with some noise, the same on every machine."""
    generator = torch.Generator().manual_seed(20)
    coarse = torch.rand(count, 3, 5, 5, generator=generator)
    smooth = F.interpolate(coarse, size=(size, size), mode="bilinear", align_corners=False)
    noise = torch.rand(count, 3, size, size, generator=generator)
    return ((0.8 * smooth + 0.2 * noise) * 255).round().to(torch.uint8)


def write(folder, name, network, count, size):
    network.eval()
    inputs = pictures(count, size)
    with torch.no_grad():
        logits = network((inputs.float() / 255 - MEAN) / DEVIATION)
    with open(os.path.join(folder, name + ".txt"), "w") as file:
        for key, value in network.state_dict().items():
            print(key, str(value.dtype).replace("torch.", ""), list(value.shape), file=file)
    inputs.numpy().tofile(os.path.join(folder, name + ".input"))
    logits.numpy().tofile(os.path.join(folder, name + ".logits"))


def main(folder, weights=None):
    torch.manual_seed(0)
    torch.set_num_threads(2)
    for name, network, size in (
        ("resnet-18", torchvision.models.resnet18(weights=None), 96),
        ("resnet-34", torchvision.models.resnet34(weights=None), 64),
        ("resnet-50", torchvision.models.resnet50(weights=None), 64),
        ("resnet-32", CifarResNet(5), 32),
        ("resnet-44", CifarResNet(7), 32),
        ("resnet-56", CifarResNet(9), 32),
    ):
        torch.save(network.state_dict(), os.path.join(folder, name + ".pth"))
        write(folder, name, network, 2, size)
    if weights is None:
        return
    for name, network, file, size in (
        ("mobilenet-v2", torchvision.models.mobilenet_v2(weights=None), "mobilenet_v2_imagenet.pth", 224),
        ("squeezenet1-1", torchvision.models.squeezenet1_1(weights=None), "squeezenet1_1_imagenet.pth", 224),
        ("resnet-20", CifarResNet(3), "resnet20-12fca82f.th", 32),
    ):
        state = torch.load(os.path.join(weights, file), map_location="cpu")
        state = {key.replace("module.", ""): value for key, value in state.get("state_dict", state).items()}
        network.load_state_dict(state)
        write(folder, name, network, 2, size)


main(*sys.argv[1:])
