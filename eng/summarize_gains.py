"""Prints, seed by seed, what a transferred model and the best of several models from scratch reached, and when."""
import glob
import json
import os
import sys


def read(path):
    with open(path, encoding="utf-8") as file:
        report = json.load(file)
    task = report["tasks"]["pedestrian"]
    with open(os.path.join(report["path"], "metrics.json"), encoding="utf-8") as file:
        curve = [epoch["tasks"]["pedestrian"]["accuracy"] for epoch in json.load(file)["epochs"]]
    return {"start": task["start"]["accuracy"], "best": task["best"]["accuracy"], "last": task["last"]["accuracy"], "curve": curve}


def epochs_to(curve, accuracy):
    return next((epoch for epoch, reached in enumerate(curve, 1) if reached >= accuracy), None)


def main(folder, seeds):
    print(f"{'seed':>4} {'':<10} {'start':>6} {'epoch 1':>8} {'best':>6} {'last':>6}  epochs to scratch's best")
    for seed in seeds:
        moved = read(os.path.join(folder, f"night-{seed}.json"))
        scratch = max((read(path) for path in glob.glob(os.path.join(folder, f"night-scratch-{seed}-*.json"))), key=lambda model: model["best"])
        for name, model in (("transfer", moved), ("scratch", scratch)):
            reached = epochs_to(model["curve"], scratch["best"])
            print(f"{seed:>4} {name:<10} {model['start']:6.3f} {model['curve'][0]:8.3f} {model['best']:6.3f} {model['last']:6.3f}  {reached or 'never'}")


main(sys.argv[1], sys.argv[2:])
